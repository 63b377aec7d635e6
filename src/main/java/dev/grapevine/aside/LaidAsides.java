package dev.grapevine.aside;

import dev.grapevine.kernel.Cursor;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Page;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.work.DeadLetter;
import dev.grapevine.platform.work.DeadLetters;
import dev.grapevine.store.Actor;
import dev.grapevine.store.AuditLog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everything that was laid aside in a store, and the way back. What need not be mended, {@link PutAway} takes off the list. */
@Component
public final class LaidAsides {
    /** Of each kind; who has more replays again. */
    private static final int MOST_AT_ONCE = 200;

    private final InStore inStore;
    private final JdbcClient jdbc;
    private final DeadLetters deadLetters;
    private final AuditLog audit;

    LaidAsides(InStore inStore, JdbcClient jdbc, DeadLetters deadLetters, AuditLog audit) {
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.deadLetters = deadLetters;
        this.audit = audit;
    }

    private record Found(String kind, DeadLetter letter) {}

    /**
     * Of all kinds, newest first; the cursor is one by time.
     *
     * @param putAway those that were put away; else those that are to be mended
     */
    public Page<LaidAside> list(UUID storeId, boolean putAway, Limit limit, @Nullable Cursor after) {
        @Nullable
        DeadLetter last = after == null
                ? null
                : new DeadLetter(after.id(), 0, "", Objects.requireNonNull(after.at(), "a cursor by time"));
        List<Found> found = new ArrayList<>();
        for (String kind : deadLetters.kinds()) {
            deadLetters
                    .list(storeId, kind, putAway, last, limit.andOneMore())
                    .forEach(letter -> found.add(new Found(kind, letter)));
        }
        found.sort(Comparator.comparing((Found one) -> one.letter().since())
                .thenComparing(one -> one.letter().id().toString())
                .reversed());
        List<Found> shown = found.subList(0, Math.min(limit.andOneMore(), found.size()));
        Map<UUID, String> names = names(storeId, shown);
        return Page.of(
                shown.stream().map(one -> laidAside(one, names)).toList(),
                limit,
                one -> Cursor.by(one.since(), one.id()));
    }

    private static LaidAside laidAside(Found found, Map<UUID, String> names) {
        DeadLetter letter = found.letter();
        return new LaidAside(
                letter.id(), found.kind(), names.get(letter.id()), letter.attempts(), letter.error(), letter.since());
    }

    /** The orders that they are about, by the shop's own numbers. */
    private Map<UUID, String> names(UUID storeId, Collection<Found> shown) {
        Map<UUID, String> names = new HashMap<>();
        if (!shown.isEmpty()) {
            inStore.run(storeId, () -> jdbc.sql("""
                            select i.id, i.subject as name
                            from inbox i
                            where i.store_id = :store and i.id = any(cast(:ids as uuid[])) and i.subject is not null
                            union all
                            select o.id, coalesce(o.number, o.external_id)
                            from shop_order o
                            where o.store_id = :store and o.id = any(cast(:ids as uuid[]))
                            union all
                            select r.id, coalesce(o.number, o.external_id)
                            from referral r
                            join shop_order o on o.store_id = :store and o.id = r.order_id
                            where r.store_id = :store and r.id = any(cast(:ids as uuid[]))
                            union all
                            select w.id, coalesce(o.number, o.external_id)
                            from reward w
                            join shop_order o on o.store_id = :store and o.id = w.order_id
                            where w.store_id = :store and w.id = any(cast(:ids as uuid[]))
                            limit 1000
                            """)
                    .param("store", storeId)
                    .param(
                            "ids",
                            shown.stream()
                                    .map(one -> one.letter().id().toString())
                                    .toArray(String[]::new))
                    .query((row, _) -> names.put(row.getObject("id", UUID.class), row.getString("name")))
                    .list());
        }
        return names;
    }

    /** Makes one due again, put away or not. False where it is not laid aside (any more). */
    public boolean replay(UUID storeId, UUID id, Actor by) {
        return inStore.call(storeId, () -> {
            boolean replayed = deadLetters.kinds().stream().anyMatch(kind -> deadLetters.replay(storeId, kind, id));
            if (replayed) {
                audit.record(storeId, by, "replay.dead_letter", Ids.text(IdKind.DEAD_LETTER, id), Map.of(), Map.of());
            }
            return replayed;
        });
    }

    /**
     * Makes all due again that were not put away, at most 200 of each kind.
     *
     * @return how many
     */
    public int replayAll(UUID storeId, Actor by) {
        return inStore.call(storeId, () -> {
            int replayed = 0;
            for (String kind : deadLetters.kinds()) {
                for (DeadLetter letter : deadLetters.list(storeId, kind, false, null, MOST_AT_ONCE)) {
                    replayed += deadLetters.replay(storeId, kind, letter.id()) ? 1 : 0;
                }
            }
            if (replayed > 0) {
                audit.record(
                        storeId,
                        by,
                        "replay.dead_letters",
                        Ids.text(IdKind.STORE, storeId),
                        Map.of(),
                        Map.of("replayed", replayed));
            }
            return replayed;
        });
    }
}
