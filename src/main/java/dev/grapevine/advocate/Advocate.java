package dev.grapevine.advocate;

import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer who recommends.
 *
 * @param linkToken what her share link ends in: small letters and digits, for ever
 * @param locale the language she chose, a tag of BCP 47, or null for the store's
 * @param preference how she wants to be rewarded, or null while she has not said
 */
public record Advocate(
        UUID id,
        UUID customerId,
        AdvocateState state,
        String linkToken,
        @Nullable String locale,
        EnrolmentSource source,
        Instant enrolledAt,
        @Nullable Preference preference) {

    public boolean isActive() {
        return state == AdvocateState.ACTIVE;
    }

    /** The id outside: {@code adv_…}. */
    public String idText() {
        return Ids.text(IdKind.ADVOCATE, id);
    }
}
