package dev.grapevine.store;

import dev.grapevine.kernel.Unit;
import java.util.UUID;

/**
 * A store to be made.
 *
 * @param id a fresh one, known beforehand so that more can be made in the same transaction
 * @param currency money, not coins
 */
public record NewStore(UUID id, Slug slug, Unit currency, StoreProfile profile) {

    /** Refuses coins with {@link IllegalArgumentException}. */
    public NewStore {
        if (!currency.isMoney()) {
            throw new IllegalArgumentException("A store sells in money.");
        }
    }
}
