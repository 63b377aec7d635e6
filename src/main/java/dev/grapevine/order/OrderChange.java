package dev.grapevine.order;

import dev.grapevine.customer.Person;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What new words make of an order.
 *
 * @param before null where it is new
 * @param merged the words that stand, as the row will have them
 */
record OrderChange(UUID id, String externalId, @Nullable KnownOrder before, OrderWords words, ObjectNode merged) {

    /** When the words about the buyer were said. */
    Instant saidAt() {
        return Instant.parse(
                merged.has("updated_at")
                        ? merged.get("updated_at").stringValue()
                        : merged.get("placed_at").stringValue());
    }

    boolean isOfErased() {
        return before != null && before.erased() != null;
    }

    /** Whether words that told of somebody do so no more: she is not the buyer, or has another address. */
    boolean dropsWords() {
        @Nullable
        Person was = before == null ? null : SayOrder.buyer(before.words().merged());
        @Nullable Person is = SayOrder.buyer(merged);
        return was != null && (is == null || !is.identities().containsAll(was.identities()));
    }

    /** Whether a later order may see somebody as new who was not, or the other way round. */
    boolean changesWhoIsNew() {
        return before == null || !new WhoAndWhen(before.words().merged()).equals(new WhoAndWhen(merged));
    }

    /** What decides whether an order is an earlier one of somebody. */
    record WhoAndWhen(@Nullable Person buyer, Instant placedAt, boolean cancelled) {
        WhoAndWhen(ObjectNode words) {
            this(
                    SayOrder.buyer(words),
                    Instant.parse(words.get("placed_at").stringValue()),
                    words.has("state") && words.get("state").stringValue().equals(OrderState.CANCELLED.code()));
        }
    }
}
