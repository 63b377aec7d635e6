package dev.grapevine.web.dashboard.people;

import dev.grapevine.journey.Invitee;
import dev.grapevine.kernel.Ids;
import dev.grapevine.platform.database.Columns;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.database.Times;
import dev.grapevine.platform.secret.Sealed;
import dev.grapevine.platform.secret.Secret;
import dev.grapevine.platform.secret.SecretBox;
import dev.grapevine.platform.work.LocalWork;
import dev.grapevine.platform.work.Outcome;
import dev.grapevine.platform.work.WorkKind;
import dev.grapevine.web.dashboard.people.ReadPeopleFile.Said;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table {@code invitation_file}: whom a teammate was shown and may say yes to, one file each. The rows are due when they have
 * been kept long enough, and the work on them is to delete them.
 */
@Component
public class KeptFiles implements LocalWork {
    private static final WorkKind KIND = WorkKind.of("invitation-file", "invitation_file");
    private static final Duration KEPT = Duration.ofHours(1);

    private final InStore inStore;
    private final JdbcClient jdbc;
    private final SecretBox box;
    private final Clock clock;

    KeptFiles(InStore inStore, JdbcClient jdbc, SecretBox box, Clock clock) {
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.box = box;
        this.clock = clock;
    }

    /**
     * What is kept.
     *
     * @param people of all right lines
     * @param letters how many letters were foreseen
     */
    public record Kept(List<Invitee> people, int letters, int perHour) {}

    /** Keeps it instead of what was kept for the teammate before. */
    public UUID keep(UUID storeId, UUID teammateId, Kept kept) {
        UUID id = Ids.newId();
        Sealed people = box.seal(storeId, purpose(id), Secret.of(WritePeopleFile.of(kept.people())));
        inStore.run(storeId, () -> {
            jdbc.sql("delete from invitation_file where store_id = :store and teammate_id = :teammate")
                    .param("store", storeId)
                    .param("teammate", teammateId)
                    .update();
            jdbc.sql("""
                            insert into invitation_file (store_id, id, teammate_id, people, letters, per_hour, due_at)
                            values (:store, :id, :teammate, :people, :letters, :pace, :end)
                            """)
                    .param("store", storeId)
                    .param("id", id)
                    .param("teammate", teammateId)
                    .param("people", people.envelope())
                    .param("letters", kept.letters())
                    .param("pace", kept.perHour())
                    .param("end", Times.at(clock.instant().plus(KEPT)))
                    .update();
        });
        return id;
    }

    /** Gives it out once, to whom it was shown; nothing where it is not kept any more. */
    public Optional<Kept> take(UUID storeId, UUID teammateId, UUID id) {
        return inStore.call(storeId, () -> jdbc.sql("""
                        delete from invitation_file
                        where store_id = :store and id = :id and teammate_id = :teammate and due_at > :now
                        returning people, letters, per_hour
                        """)
                .param("store", storeId)
                .param("id", id)
                .param("teammate", teammateId)
                .param("now", Times.at(clock.instant()))
                .query((row, _) -> kept(storeId, id, row))
                .optional());
    }

    private Kept kept(UUID storeId, UUID id, ResultSet row) throws SQLException {
        String people = box.open(storeId, purpose(id), Sealed.of(row.getBytes("people")))
                .reveal();
        return new Kept(read(people, clock.instant()), row.getInt("letters"), row.getInt("per_hour"));
    }

    private static List<Invitee> read(String people, Instant now) {
        byte[] file = people.getBytes(StandardCharsets.UTF_8);
        return switch (ReadPeopleFile.of(file, new Said("", false), now.atZone(ZoneOffset.UTC))) {
            case PeopleFile.Read read -> read.people();
            case PeopleFile.Unreadable(Trouble trouble) ->
                throw new IllegalStateException("What was written here can't be read: " + trouble.key());
        };
    }

    @Override
    public WorkKind kind() {
        return KIND;
    }

    @Override
    public Map<UUID, Outcome> work(UUID storeId, List<UUID> ids) {
        jdbc.sql("delete from invitation_file where store_id = :store and id = any(cast(:ids as uuid[]))")
                .param("store", storeId)
                .param("ids", Columns.uuids(ids))
                .update();
        return Outcome.forAll(ids, Outcome.done());
    }

    private static String purpose(UUID id) {
        return "invitation file " + id;
    }
}
