package dev.grapevine.risk;

import dev.grapevine.attribution.Referral;
import dev.grapevine.attribution.Referrals;
import dev.grapevine.kernel.Cursor;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Page;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.database.Times;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The referrals that wait for a person. */
@Component
public class ReviewQueue {
    private final InStore inStore;
    private final JdbcClient jdbc;
    private final Referrals referrals;
    private final Verdicts verdicts;

    public ReviewQueue(InStore inStore, JdbcClient jdbc, Referrals referrals, Verdicts verdicts) {
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.referrals = referrals;
        this.verdicts = verdicts;
    }

    /** @param verdict why it is held, or null where a person held it */
    public record Held(Referral referral, @Nullable Verdict verdict) {}

    private record Waiting(UUID id, Cursor cursor) {}

    /** Those that wait longest first; the cursor is one by time. */
    public Page<Held> list(UUID storeId, Limit limit, @Nullable Cursor after) {
        return inStore.call(storeId, () -> {
            Page<Waiting> page = Page.of(waiting(storeId, limit, after), limit, Waiting::cursor);
            List<UUID> ids = page.data().stream().map(Waiting::id).toList();
            Map<UUID, Referral> found = referrals.find(storeId, ids);
            Map<UUID, Verdict> why = verdicts.find(storeId, ids);
            List<Held> held = ids.stream()
                    .flatMap(id -> Stream.ofNullable(found.get(id)))
                    .map(referral -> new Held(referral, why.get(referral.id())))
                    .toList();
            return new Page<>(held, page.next());
        });
    }

    public long count(UUID storeId) {
        return inStore.call(
                storeId,
                () -> jdbc.sql("""
                        select count(*) from referral where store_id = :store and state = 'held'
                        """).param("store", storeId).query(Long.class).single());
    }

    private List<Waiting> waiting(UUID storeId, Limit limit, @Nullable Cursor after) {
        return jdbc.sql("""
                        select id, held_at from referral
                        where store_id = :store and state = 'held'
                          and (cast(:at as timestamptz) is null or (held_at, id) > (:at, :after))
                        order by held_at, id
                        limit :limit
                        """)
                .param("store", storeId)
                .param("at", Times.atOrNull(after == null ? null : after.at()))
                .param("after", after == null ? null : after.id())
                .param("limit", limit.andOneMore())
                .query((row, number) -> {
                    UUID id = row.getObject("id", UUID.class);
                    var at = Times.of(row, "held_at");
                    return new Waiting(id, Cursor.by(at, id));
                })
                .list();
    }
}
