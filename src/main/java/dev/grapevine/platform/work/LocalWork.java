package dev.grapevine.platform.work;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Work that stays inside the database: claim, work and outcome are one transaction of the store. */
public non-sealed interface LocalWork extends DueWork {

    /**
     * Works on due rows of one store, inside the transaction that holds their locks, oldest first. An exception rolls all
     * of it back, and the rows are then tried one by one, so that one that can't be worked on delays no other. It may
     * write anything of the store's except the due columns of these rows, which follow from the outcomes.
     *
     * @return an outcome for each id; see {@link Outcome#forAll}
     */
    Map<UUID, Outcome> work(UUID storeId, List<UUID> ids);
}
