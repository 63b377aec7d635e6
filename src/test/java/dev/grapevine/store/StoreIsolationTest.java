package dev.grapevine.store;

import static dev.grapevine.given.StoreParts.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grapevine.given.FreshDatabase;
import dev.grapevine.given.MovableClock;
import dev.grapevine.given.StoreParts;
import dev.grapevine.kernel.Limit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariant 16 for this module: no row crosses stores. */
class StoreIsolationTest {
    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    private StoreParts given;
    private Store mine;
    private Store theirs;
    private Teammate theirOwner;
    private IssuedKey theirKey;

    @BeforeEach
    void twoStores() {
        given = new StoreParts(database, new MovableClock());
        mine = given.store();
        given.teammate(mine, Role.OWNER);
        given.keys.issue(mine.id(), NewApiKey.secret("mine"), SYSTEM);
        theirs = given.store();
        theirOwner = given.teammate(theirs, Role.OWNER);
        given.teammate(theirs, Role.OWNER);
        theirKey = given.keys.issue(theirs.id(), NewApiKey.secret("theirs"), SYSTEM);
    }

    @Test
    void anotherStoresIdsFindAndChangeNothing() {
        assertThat(given.team.find(mine.id(), theirOwner.id())).isEmpty();
        assertThat(given.team.disable(mine.id(), theirOwner.id(), SYSTEM)).isEqualTo(new TeamChange.Unknown());
        assertThat(given.team.changeRole(mine.id(), theirOwner.id(), Role.ANALYST, SYSTEM))
                .isEqualTo(new TeamChange.Unknown());
        assertThat(given.signIns.changePassword(
                        mine.id(),
                        theirOwner.id(),
                        StoreParts.PASSWORD,
                        Password.parse("a new long one", theirOwner.email()).orElseThrow(),
                        SYSTEM))
                .isEqualTo(new PasswordChange.Refused());
        assertThat(given.keys.revoke(mine.id(), theirKey.key().id(), SYSTEM)).isEmpty();

        assertThat(given.team.find(theirs.id(), theirOwner.id())).contains(theirOwner);
        assertThat(given.keys.authenticate(theirKey.text())).isEqualTo(new KeyRecognition.Known(theirKey.key()));
    }

    @Test
    void listsShowOnlyTheStoresOwn() {
        assertThat(given.team.list(mine.id())).hasSize(1).allMatch(t -> t.storeId()
                .equals(mine.id()));
        assertThat(given.keys.list(mine.id())).hasSize(1).allMatch(k -> k.storeId()
                .equals(mine.id()));
        assertThat(given.audit.list(mine.id(), Limit.DEFAULT, null).data())
                .extracting(AuditEntry::action)
                .containsExactly("issue.api_key", "add.teammate", "create.store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"store", "teammate", "api_key", "audit_entry"})
    void aStatementThatForgotItsStoreSeesOnlyTheStoresOwnRows(String table) {
        assertThat(database.inStore().call(mine.id(), () -> stores(table)))
                .isNotEmpty()
                .containsOnly(mine.id());
        assertThat(stores(table)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update store set name = 'taken'",
                "update teammate set role = 'analyst'",
                "update api_key set revoked_at = now()"
            })
    void aChangeThatForgotItsStoreChangesOnlyTheStoresOwnRows(String change) {
        int own = given.team.list(mine.id()).size();

        int changed = database.inStore()
                .call(mine.id(), () -> database.jdbc().sql(change).update());

        assertThat(changed).isEqualTo(own);
        assertThat(given.stores.find(theirs.id())).contains(theirs);
        assertThat(given.team.find(theirs.id(), theirOwner.id())).contains(theirOwner);
        assertThat(given.keys.list(theirs.id())).containsExactly(theirKey.key());
    }

    @Test
    void aRowCannotBeWrittenForAnotherStore() {
        assertThatThrownBy(() -> database.inStore().run(mine.id(), () -> database.jdbc()
                        .sql("""
                                insert into audit_entry (store_id, id, actor_kind, actor_name, action, subject, at)
                                values (:store, :store, 'system', 'x', 'forge.entry', 'x', now())
                                """)
                        .param("store", theirs.id())
                        .update()))
                .rootCause()
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> database.inStore()
                        .run(
                                mine.id(),
                                () -> given.audit.record(
                                        theirs.id(),
                                        SYSTEM,
                                        "forge.entry",
                                        "x",
                                        java.util.Map.of(),
                                        java.util.Map.of())))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set subject = 'x'",
                "delete from audit_entry",
                "delete from store",
                "delete from teammate",
                "delete from api_key",
                "update api_key set scopes = array['admin']",
                "update api_key set hash = sha256('x')",
                "update store set currency = 'EUR'",
                "update store_slug set store_id = app_store()",
                "delete from store_slug"
            })
    void theApplicationMayNot(String statement) {
        assertThatThrownBy(() -> database.inStore()
                        .run(mine.id(), () -> database.jdbc().sql(statement).update()))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    private List<UUID> stores(String table) {
        return database.jdbc()
                .sql("select store_id from " + table + " limit 1000")
                .query(UUID.class)
                .list();
    }
}
