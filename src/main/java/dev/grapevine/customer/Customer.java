package dev.grapevine.customer;

import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.PhoneNumber;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person the store knows, with the newest of what was said about her.
 *
 * @param externalId the shop's own id of her; she may be recognised by others too
 * @param locale a language tag of BCP 47
 * @param erasedAt when everything about her was taken away
 */
public record Customer(
        UUID id,
        @Nullable String externalId,
        @Nullable EmailAddress email,
        @Nullable PhoneNumber phone,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String locale,
        Instant createdAt,
        @Nullable Instant erasedAt) {

    /** The id outside: {@code cus_…}. */
    public String idText() {
        return Ids.text(IdKind.CUSTOMER, id);
    }

    /** Hides who it is, because logs outlive an erasure. */
    @Override
    public String toString() {
        return idText();
    }
}
