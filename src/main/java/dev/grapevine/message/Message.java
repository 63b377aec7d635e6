package dev.grapevine.message;

import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Parsed;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A message in the log.
 *
 * @param reason a code such as {@code unsubscribed} or {@code no_consent}, or what the mail server said; null where all is well
 * @param sendAt not before
 * @param endedAt when it was sent, or when it was clear that it won't be
 * @param subject as sent; null before
 * @param test whether a merchant tried out her text by it, so that no customer got it
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
        @Nullable String subject,
        boolean test) {

    public enum State {
        PLANNED,
        SENDING,
        SENT,
        SUPPRESSED,
        CANCELLED,
        FAILED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        public static Parsed<State> parse(String code) {
            return Arrays.stream(values())
                    .filter(state -> state.code().equals(code))
                    .<Parsed<State>>map(Parsed.Value::new)
                    .findFirst()
                    .orElseGet(() -> new Parsed.Refused<>("is one of "
                            + Arrays.stream(values()).map(State::code).collect(Collectors.joining(", ")) + "."));
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
