package dev.grapevine.web.setup;

import dev.grapevine.platform.database.InStore;
import dev.grapevine.store.Actor;
import dev.grapevine.store.ApiKeys;
import dev.grapevine.store.IssuedKey;
import dev.grapevine.store.NewApiKey;
import dev.grapevine.store.NewStore;
import dev.grapevine.store.NewTeammate;
import dev.grapevine.store.Store;
import dev.grapevine.store.StoreCreation;
import dev.grapevine.store.Stores;
import dev.grapevine.store.Team;
import dev.grapevine.store.TeamChange;
import org.springframework.stereotype.Component;

/** Makes the first store, its owner and its two keys: all in one transaction, or nothing. */
@Component
class SetUp {
    private static final String SERVER = "Your shop's server";
    private static final String PAGES = "Your shop's pages";

    private final InStore inStore;
    private final Stores stores;
    private final Team team;
    private final ApiKeys keys;

    SetUp(InStore inStore, Stores stores, Team team, ApiKeys keys) {
        this.inStore = inStore;
        this.stores = stores;
        this.team = team;
        this.keys = keys;
    }

    /** What became of it. */
    sealed interface Result {
        /** The texts of the keys, the only time that they are there. */
        record Done(Store store, IssuedKey secret, IssuedKey publishable) implements Result {}

        record SlugTaken() implements Result {}
    }

    Result make(NewStore made, NewTeammate owner) {
        Actor by = Actor.system("setup page");
        return inStore.call(made.id(), () -> switch (stores.create(made, by)) {
            case StoreCreation.SlugTaken _ -> new Result.SlugTaken();
            case StoreCreation.Done(Store store) -> {
                if (!(team.add(store.id(), owner, by) instanceof TeamChange.Done(var added))) {
                    throw new IllegalStateException("A new store has an owner already");
                }
                Actor first = Actor.of(added, null);
                yield new Result.Done(
                        store,
                        keys.issue(store.id(), NewApiKey.secret(SERVER), first),
                        keys.issue(store.id(), NewApiKey.publishable(PAGES), first));
            }
        });
    }
}
