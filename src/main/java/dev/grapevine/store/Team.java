package dev.grapevine.store;

import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.Ids;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.database.Times;
import dev.grapevine.platform.secret.InstallationKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The people who work on a store's dashboard. How they enter is {@link SignIns}. */
@Component
public class Team {
    private static final int MOST = 500;

    private final InStore inStore;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;
    private final TeammateStores stores;
    private final PasswordHashes hashes = new PasswordHashes();

    public Team(InStore inStore, JdbcClient jdbc, AuditLog audit, InstallationKey key, Clock clock) {
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.stores = new TeammateStores(jdbc, key);
    }

    /** Adds somebody who can sign in at once. */
    public TeamChange add(UUID storeId, NewTeammate added, Actor by) {
        // Before the transaction, for it takes long.
        String hash = hashes.hash(added.password());
        Teammate teammate = new Teammate(
                storeId,
                Ids.newId(),
                added.name(),
                added.email(),
                added.role(),
                Teammate.State.ACTIVE,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        return inStore.call(storeId, () -> {
            if (!insert(teammate, hash)) {
                return new TeamChange.AlreadyThere();
            }
            stores.remember(teammate.email(), storeId);
            audit.record(storeId, by, "add.teammate", teammate.idText(), Map.of(), teammate.shown());
            return new TeamChange.Done(teammate);
        });
    }

    public Optional<Teammate> find(UUID storeId, UUID id) {
        return inStore.call(storeId, () -> select(storeId, id, ""));
    }

    /** Everybody, disabled ones too, in order of coming. */
    public List<Teammate> list(UUID storeId) {
        return inStore.call(storeId, () -> jdbc.sql("""
                                select store_id, id, name, email, role, state, created_at
                                from teammate
                                where store_id = :store
                                order by store_id, id
                                limit :limit
                                """)
                .param("store", storeId)
                .param("limit", MOST)
                .query(Team::teammate)
                .list());
    }

    public TeamChange changeRole(UUID storeId, UUID id, Role role, Actor by) {
        return change(storeId, id, "change.teammate", before -> before.with(role, before.state()), by);
    }

    /** Shuts somebody out; sessions are not known here, so whoever keeps them asks {@link #find} for the state. */
    public TeamChange disable(UUID storeId, UUID id, Actor by) {
        return change(
                storeId, id, "disable.teammate", before -> before.with(before.role(), Teammate.State.DISABLED), by);
    }

    public TeamChange enable(UUID storeId, UUID id, Actor by) {
        return change(storeId, id, "enable.teammate", before -> before.with(before.role(), Teammate.State.ACTIVE), by);
    }

    private TeamChange change(UUID storeId, UUID id, String action, UnaryOperator<Teammate> change, Actor by) {
        return inStore.call(storeId, () -> {
            int owners = lockOwners(storeId);
            Optional<Teammate> found = select(storeId, id, "for update");
            if (found.isEmpty()) {
                return new TeamChange.Unknown();
            }
            Teammate before = found.get();
            Teammate after = change.apply(before);
            if (before.isActiveOwner() && !after.isActiveOwner() && owners == 1) {
                return new TeamChange.LastOwner();
            }
            if (!after.equals(before)) {
                update(after);
                audit.record(storeId, by, action, after.idText(), before.shown(), after.shown());
            }
            return new TeamChange.Done(after);
        });
    }

    /** How many active owners there are; they stay so until this transaction ends. */
    private int lockOwners(UUID storeId) {
        return jdbc.sql("""
                        select id from teammate
                        where store_id = :store and role = 'owner' and state = 'active'
                        order by store_id, id
                        limit :limit
                        for update
                        """)
                .param("store", storeId)
                .param("limit", MOST)
                .query(UUID.class)
                .list()
                .size();
    }

    private boolean insert(Teammate teammate, String hash) {
        return jdbc.sql("""
                        insert into teammate (store_id, id, name, email, email_canonical, role, state, password_hash,
                                              created_at)
                        values (:store, :id, :name, :email, :canonical, :role, :state, :hash, :at)
                        on conflict (store_id, email_canonical) do nothing
                        """)
                        .param("store", teammate.storeId())
                        .param("id", teammate.id())
                        .param("name", teammate.name())
                        .param("email", teammate.email().original())
                        .param("canonical", teammate.email().canonical())
                        .param("role", teammate.role().code())
                        .param("state", teammate.state().code())
                        .param("hash", hash)
                        .param("at", Times.at(teammate.createdAt()))
                        .update()
                == 1;
    }

    private void update(Teammate teammate) {
        jdbc.sql("update teammate set role = :role, state = :state where store_id = :store and id = :id")
                .param("role", teammate.role().code())
                .param("state", teammate.state().code())
                .param("store", teammate.storeId())
                .param("id", teammate.id())
                .update();
    }

    private Optional<Teammate> select(UUID storeId, UUID id, String lock) {
        return jdbc.sql("""
                        select store_id, id, name, email, role, state, created_at
                        from teammate
                        where store_id = :store and id = :id
                        """ + lock)
                .param("store", storeId)
                .param("id", id)
                .query(Team::teammate)
                .optional();
    }

    static Teammate teammate(ResultSet row, int number) throws SQLException {
        return new Teammate(
                row.getObject("store_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getString("name"),
                new EmailAddress(row.getString("email")),
                Role.parse(row.getString("role")).orElseThrow(),
                Teammate.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                Times.of(row, "created_at"));
    }
}
