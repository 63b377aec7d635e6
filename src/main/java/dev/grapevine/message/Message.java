package dev.grapevine.message;

import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message in the log.
 *
 * @param reason a code such as {@code unsubscribed} or {@code no_consent}, or what the mail server said; null where all is well
 * @param sendAt not before
 * @param endedAt when it was sent, or when it was clear that it won't be
 * @param subject as sent; null before
 */
public record Message(
        UUID id,
        MessageKind kind,
        @Nullable UUID customerId,
        EmailAddress address,
        State state,
        @Nullable String reason,
        Instant plannedAt,
        Instant sendAt,
        @Nullable Instant endedAt,
        @Nullable String subject) {

    public enum State {
        PLANNED,
        SENDING,
        SENT,
        SUPPRESSED,
        CANCELLED,
        FAILED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** The id outside: {@code msg_…}. */
    public String idText() {
        return Ids.text(IdKind.MESSAGE, id);
    }

    /** Hides to whom, because logs outlive an erasure. */
    @Override
    public String toString() {
        return idText();
    }
}
