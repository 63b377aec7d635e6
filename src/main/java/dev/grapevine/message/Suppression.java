package dev.grapevine.message;

import java.time.Instant;
import java.util.Locale;

/** Why a mailbox is not written to, and since when. */
public record Suppression(Reason reason, Instant at) {

    public enum Reason {
        /** She stopped invitations and reminders; news of what she takes part in still come. */
        NO_INVITATIONS,
        /** She stopped everything that she doesn't ask for. */
        UNSUBSCRIBED,
        /** The mailbox doesn't exist. */
        BOUNCED,
        /** She called a message spam. */
        COMPLAINED,
        /** The merchant doesn't want her to be written to. */
        BLOCKED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Reason ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        boolean stops(MessageKind.Nature nature) {
            return switch (nature) {
                case MARKETING -> true;
                case NEWS -> this != NO_INVITATIONS;
                case NEEDED, STAFF -> this != NO_INVITATIONS && this != UNSUBSCRIBED;
            };
        }
    }
}
