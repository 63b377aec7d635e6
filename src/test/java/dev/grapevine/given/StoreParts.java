package dev.grapevine.given;

import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Unit;
import dev.grapevine.platform.secret.InstallationKey;
import dev.grapevine.store.Actor;
import dev.grapevine.store.ApiKeys;
import dev.grapevine.store.AuditLog;
import dev.grapevine.store.NewStore;
import dev.grapevine.store.NewTeammate;
import dev.grapevine.store.Password;
import dev.grapevine.store.Role;
import dev.grapevine.store.SignIns;
import dev.grapevine.store.Slug;
import dev.grapevine.store.Store;
import dev.grapevine.store.StoreCreation;
import dev.grapevine.store.StoreProfile;
import dev.grapevine.store.Stores;
import dev.grapevine.store.Team;
import dev.grapevine.store.TeamChange;
import dev.grapevine.store.Teammate;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;

/** The store module put together by hand on a test's database, and stores with their people to begin with. */
public final class StoreParts {
    /** A password that everybody given here has. */
    public static final String PASSWORD = "correct horse battery";

    public static final Actor SYSTEM = Actor.system("test");

    public final AuditLog audit;
    public final Stores stores;
    public final Team team;
    public final SignIns signIns;
    public final ApiKeys keys;

    public StoreParts(FreshDatabase database, Clock clock) {
        var key = InstallationKey.load(database.installation());
        audit = new AuditLog(database.inStore(), database.jdbc(), clock);
        stores = new Stores(database.inStore(), database.jdbc(), audit, clock);
        team = new Team(database.inStore(), database.jdbc(), audit, key, clock);
        signIns = new SignIns(database.inStore(), database.jdbc(), audit, key, clock);
        keys = new ApiKeys(database.inStore(), database.jdbc(), audit, clock);
    }

    /** A slug that no other store of the run has. */
    public static Slug freshSlug() {
        return new Slug("shop-" + UUID.randomUUID().toString().substring(0, 18).toLowerCase(Locale.ROOT));
    }

    /** An address that nobody else in the run has. */
    public static EmailAddress freshEmail() {
        return new EmailAddress(UUID.randomUUID() + "@example.com");
    }

    /** A store that sells in pounds. */
    public Store store() {
        var made = new NewStore(
                Ids.newId(),
                freshSlug(),
                Unit.currency("GBP"),
                StoreProfile.named("Rose & Thyme", ZoneId.of("Europe/London")));
        return ((StoreCreation.Done) stores.create(made, SYSTEM)).store();
    }

    /** An active teammate with an address of their own. */
    public Teammate teammate(Store store, Role role) {
        return teammate(store, role, freshEmail());
    }

    public Teammate teammate(Store store, Role role, EmailAddress email) {
        var added = new NewTeammate(
                "Ada Lovelace", email, role, Password.parse(PASSWORD, email).orElseThrow());
        return ((TeamChange.Done) team.add(store.id(), added, SYSTEM)).teammate();
    }
}
