package dev.grapevine.message;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What whoever planned a message says when it is ready to leave, for kinds that are planned long before: a reminder, a
 * notice of an end. The message that waits is the queue, so nothing has to hunt for it when its cause goes away. At most one
 * for a kind.
 */
public interface SecondThought {

    Set<MessageKind> kinds();

    /**
     * Asked in a transaction of the store, perhaps more than once.
     *
     * @param customerId to whom
     * @param about the key by which the message was planned
     */
    Thought of(UUID storeId, @Nullable UUID customerId, String about);

    sealed interface Thought {
        /** It leaves as it was planned. */
        record Send() implements Thought {}

        /**
         * It leaves with what is so now.
         *
         * @param values in place of those planned by the same name; the others stay
         */
        record Say(Map<String, Object> values) implements Thought {
            public Say {
                values = Map.copyOf(values);
            }
        }

        /**
         * It is not sent.
         *
         * @param reason a code for the log, such as {@code bought}
         */
        record Drop(String reason) implements Thought {}

        /** Dropped for a reason where there is one. */
        static Thought unless(Optional<String> reason) {
            return reason.<Thought>map(Drop::new).orElseGet(Send::new);
        }
    }
}
