package dev.grapevine.attribution;

import dev.grapevine.kernel.Cursor;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Page;
import dev.grapevine.kernel.Sorted;
import dev.grapevine.platform.database.Columns;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.database.Times;
import dev.grapevine.platform.work.Nudge;
import dev.grapevine.platform.work.WorkKind;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The referrals of a store. {@link AttributeOrders} opens them; every step from there is a {@link Move}, which happens only
 * from a state that allows it, and leaves an event in the same statement.
 */
@Component
public class Referrals {
    /** The work that waits in a referral in review: to look at it when the review ends. */
    public static final WorkKind REVIEW = WorkKind.of("referral-review", "referral");

    private final InStore inStore;
    private final JdbcClient jdbc;
    private final MoveRows moves;
    private final SearchReferrals search;
    private final Nudge nudge;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    public Referrals(InStore inStore, JdbcClient jdbc, Nudge nudge, ApplicationEventPublisher events, Clock clock) {
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.moves = new MoveRows(jdbc);
        this.search = new SearchReferrals(jdbc);
        this.nudge = nudge;
        this.events = events;
        this.clock = clock;
    }

    public Optional<Referral> find(UUID storeId, UUID id) {
        return Optional.ofNullable(find(storeId, List.of(id)).get(id));
    }

    /** Several at once, by id; unknown ones are left out. At most 1,000. */
    public Map<UUID, Referral> find(UUID storeId, Collection<UUID> ids) {
        Map<UUID, Referral> found = new LinkedHashMap<>();
        inStore.run(storeId, () -> select(storeId, "id", ids).forEach(referral -> found.put(referral.id(), referral)));
        return found;
    }

    /** By their orders; those that have none are left out. At most 1,000. */
    public Map<UUID, Referral> ofOrders(UUID storeId, Collection<UUID> orderIds) {
        Map<UUID, Referral> found = new LinkedHashMap<>();
        inStore.run(storeId, () -> select(storeId, "order_id", orderIds)
                .forEach(referral -> found.put(referral.orderId(), referral)));
        return found;
    }

    /**
     * The same, and nobody moves them until the transaction ends: whoever is about to, such as the end of a review, is waited
     * for and read as she leaves them. To be called before anything else is held but the orders themselves. At most 1,000.
     */
    Map<UUID, Referral> holdOfOrders(UUID storeId, Collection<UUID> orderIds) {
        Map<UUID, Referral> held = new LinkedHashMap<>();
        jdbc.sql("select " + ReferralRows.COLUMNS + """
                        from referral r
                        where r.store_id = :store and r.order_id = any(cast(:ids as uuid[]))
                        order by r.id
                        limit 1000
                        for no key update
                        """)
                .param("store", storeId)
                .param("ids", Columns.uuids(orderIds))
                .query(ReferralRows::referral)
                .list()
                .forEach(referral -> held.put(referral.orderId(), referral));
        return held;
    }

    /** By when they were purchased, newest first; the cursor is one by time. */
    public Page<Referral> list(UUID storeId, ReferralFilter filter, Limit limit, @Nullable Cursor after) {
        return list(storeId, filter, Sorted.NEWEST_FIRST, limit, after);
    }

    /** The same from either end. */
    public Page<Referral> list(
            UUID storeId, ReferralFilter filter, Sorted sorted, Limit limit, @Nullable Cursor after) {
        List<Referral> rows =
                inStore.call(storeId, () -> search.list(storeId, filter, sorted, limit.andOneMore(), after));
        return Page.of(rows, limit, referral -> Cursor.by(referral.purchasedAt(), referral.id()));
    }

    /** How many stand in each state; a state without any is left out. */
    public Map<ReferralState, Long> countByState(UUID storeId, ReferralFilter filter) {
        Map<ReferralState, Long> counts = new EnumMap<>(ReferralState.class);
        inStore.run(storeId, () -> counts.putAll(search.countByState(storeId, filter)));
        return counts;
    }

    /** What happened to it, oldest first; at most 1,000. */
    public List<ReferralEvent> timeline(UUID storeId, UUID referralId) {
        return inStore.call(storeId, () -> jdbc.sql("""
                        select at, what, decider, decider_name, note, args
                        from referral_event
                        where store_id = :store and referral_id = :referral
                        order by at, id
                        limit 1000
                        """)
                .param("store", storeId)
                .param("referral", referralId)
                .query((row, number) -> new ReferralEvent(
                        Times.of(row, "at"),
                        row.getString("what"),
                        new Decider(row.getString("decider"), row.getString("decider_name")),
                        row.getString("note"),
                        Json.args(row.getString("args"))))
                .list());
    }

    public MoveOutcome move(UUID storeId, Move move) {
        return Objects.requireNonNull(move(storeId, List.of(move)).get(move.referralId()));
    }

    /** Several at once, in one statement, at most one of each referral: an outcome for each. */
    public Map<UUID, MoveOutcome> move(UUID storeId, List<Move> wanted) {
        if (wanted.isEmpty()) {
            return Map.of();
        }
        return inStore.call(storeId, () -> {
            var now = clock.instant();
            var outcomes = moves.move(storeId, wanted, now);
            boolean due = outcomes.values().stream()
                    .anyMatch(outcome -> outcome instanceof MoveOutcome.Moved(Referral referral)
                            && referral.state() == ReferralState.IN_REVIEW
                            && referral.reviewEndsAt() != null
                            && !referral.reviewEndsAt().isAfter(now));
            if (due) {
                nudge.due(storeId, REVIEW);
            }
            tell(
                    storeId,
                    outcomes.values().stream()
                            .flatMap(outcome -> outcome instanceof MoveOutcome.Moved(Referral referral)
                                    ? Stream.of(referral)
                                    : Stream.empty())
                            .toList());
            return outcomes;
        });
    }

    /** That these are in another state, to whoever listens; in the transaction that moved them. */
    void tell(UUID storeId, List<Referral> moved) {
        if (!moved.isEmpty()) {
            events.publishEvent(new ReferralsMoved(storeId, moved));
        }
    }

    /**
     * Adds to a referral's timeline what another module did for it, such as {@code reward_issued}.
     *
     * @param what a code for words ({@code messages/why})
     */
    public void note(UUID storeId, UUID referralId, String what, Decider by, Map<String, String> args) {
        inStore.run(storeId, () -> moves.note(storeId, referralId, what, by, args, clock.instant()));
    }

    /** The same of several at once, each with what its words name. */
    public void note(UUID storeId, String what, Decider by, Map<UUID, Map<String, String>> argsByReferral) {
        inStore.run(
                storeId,
                () -> moves.tell(
                        storeId,
                        argsByReferral.entrySet().stream()
                                .map(one -> new MoveRows.Event(one.getKey(), what, by, null, one.getValue()))
                                .toList(),
                        clock.instant()));
    }

    /** The same with a person's own words about it. */
    public void note(UUID storeId, UUID referralId, String what, Decider by, String note) {
        inStore.run(
                storeId,
                () -> moves.tell(
                        storeId, List.of(new MoveRows.Event(referralId, what, by, note, Map.of())), clock.instant()));
    }

    private List<Referral> select(UUID storeId, String column, Collection<UUID> ids) {
        return jdbc.sql("select " + ReferralRows.COLUMNS + "from referral r where r.store_id = :store and r." + column
                        + """
                         = any(cast(:ids as uuid[]))
                        limit 1000
                        """)
                .param("store", storeId)
                .param("ids", Columns.uuids(ids))
                .query(ReferralRows::referral)
                .list();
    }
}
