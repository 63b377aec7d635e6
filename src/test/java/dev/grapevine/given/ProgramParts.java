package dev.grapevine.given;

import dev.grapevine.program.ProgramChange;
import dev.grapevine.program.ProgramDraft;
import dev.grapevine.program.Programs;
import dev.grapevine.program.RunningProgram;
import dev.grapevine.program.Terms;
import dev.grapevine.store.Store;
import dev.grapevine.store.StoreProfile;
import dev.grapevine.store.Website;
import java.time.Clock;
import java.util.List;

/** The program module put together by hand on a test's database, and live programs to begin with. */
public final class ProgramParts {
    public final StoreParts stores;
    public final Programs programs;

    public ProgramParts(FreshDatabase database, Clock clock) {
        stores = new StoreParts(database, clock);
        programs = new Programs(database.inStore(), database.jdbc(), stores.stores, stores.audit, clock);
    }

    /** A store that friends can be led to. */
    public Store openStore() {
        return withWebsite(stores.store());
    }

    /** A live program of the store with the default terms. */
    public RunningProgram live(Store store) {
        return live(store, Terms.defaults(store.currency()));
    }

    public RunningProgram live(Store store, Terms terms) {
        var made = running(programs.create(store.id(), ProgramDraft.of("Friends", terms), StoreParts.SYSTEM));
        return running(programs.activate(store.id(), made.program().id(), StoreParts.SYSTEM));
    }

    /** What a change that must succeed left. */
    public static RunningProgram running(ProgramChange change) {
        return ((ProgramChange.Done) change).running();
    }

    private Store withWebsite(Store store) {
        return stores.stores
                .change(
                        store.id(),
                        (StoreProfile profile) ->
                                profile.withWebsites(List.of(new Website("https://shop.example.com"))),
                        StoreParts.SYSTEM)
                .orElseThrow();
    }
}
