package dev.grapevine.message;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which messages of the log.
 *
 * @param kind null: of every kind
 * @param customerId only to her; null: to everybody
 */
public record MessageFilter(
        Stage stage, @Nullable MessageKind kind, @Nullable UUID customerId) {

    /** What became of it, as far as a merchant asks first. */
    public enum Stage {
        ALL(""),
        /** Not on its way yet, or just leaving. */
        WAITING(" and state in ('planned', 'sending') and due_dead_at is null"),
        SENT(" and state = 'sent'"),
        /** It was not sent, and won't be without somebody's doing. */
        STOPPED(" and (state in ('suppressed', 'cancelled', 'failed') or due_dead_at is not null)");

        private final String where;

        Stage(String where) {
            this.where = where;
        }

        String where() {
            return where;
        }
    }
}
