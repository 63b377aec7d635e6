package dev.grapevine.message;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which messages of the log.
 *
 * @param state only in this one, where a message that nothing tries any more has failed; null: in all of the stage
 * @param kind null: of every kind
 * @param to only to this person; null: to everybody
 */
public record MessageFilter(
        Stage stage,
        Message.@Nullable State state,
        @Nullable MessageKind kind,
        @Nullable Person to) {

    /**
     * To whom.
     *
     * @param customerId the customer, or null
     * @param mailbox the canonical address, or null: it also finds what was written before it was known whose it is, such as the
     *     way into her page
     */
    public record Person(
            @Nullable UUID customerId, @Nullable String mailbox) {
        /** Each half in the words of its index. */
        private static final String WHERE = """
                 and id in (
                  select c.id from message c where c.store_id = :store and c.customer_id = :customer
                  union all
                  select b.id from message b where b.store_id = :store and b.mailbox = :mailbox)
                """;
    }

    /** What is added to a query of one store's messages, with {@code :state}, {@code :kind}, {@code :customer}
     * and {@code :mailbox}. */
    String where() {
        return stage.where + inState() + (kind == null ? "" : " and kind = :kind") + (to == null ? "" : Person.WHERE);
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
