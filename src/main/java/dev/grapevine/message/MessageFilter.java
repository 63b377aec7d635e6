package dev.grapevine.message;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which messages of the log.
 *
 * @param state only in this one, where a message that nothing tries any more has failed; null: in all of the stage
 * @param kind null: of every kind
 * @param customerId only to her; null: to everybody
 */
public record MessageFilter(
        Stage stage,
        Message.@Nullable State state,
        @Nullable MessageKind kind,
        @Nullable UUID customerId) {

    /** What is added to a query of one store's messages, with {@code :state}, {@code :kind} and {@code :customer}. */
    String where() {
        return stage.where
                + inState()
                + (kind == null ? "" : " and kind = :kind")
                + (customerId == null ? "" : " and customer_id = :customer");
    }

    /** What was not sent is asked for in the words of its index, so that a rare state is found among millions. */
    private String inState() {
        return switch (state) {
            case null -> "";
            case PLANNED, SENDING, SENT -> " and state = :state and due_dead_at is null";
            case SUPPRESSED, CANCELLED -> Stage.STOPPED.where + " and state = :state";
            case FAILED -> Stage.STOPPED.where + " and (state = 'failed' or due_dead_at is not null)";
        };
    }

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
    }
}
