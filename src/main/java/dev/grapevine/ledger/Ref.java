package dev.grapevine.ledger;

import java.util.UUID;

/** How a caller names a posting that is there. */
public sealed interface Ref {

    /** By the key it was posted with. */
    record ByKey(String key) implements Ref {
        public ByKey {
            Key.check(key);
        }
    }

    /** By the id that {@link Outcome.Posted} told. */
    record ById(UUID id) implements Ref {}

    static Ref key(String key) {
        return new ByKey(key);
    }

    static Ref id(UUID id) {
        return new ById(id);
    }
}
