package dev.grapevine.reward;

import dev.grapevine.kernel.Cursor;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Page;
import dev.grapevine.kernel.Points;
import dev.grapevine.kernel.Sorted;
import dev.grapevine.kernel.Unit;
import dev.grapevine.ledger.Account;
import dev.grapevine.ledger.Ledger;
import dev.grapevine.platform.database.Columns;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.reward.kind.Held;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rewards of a store, for looking. */
@Component
public final class Rewards {
    /** Beyond the newest, and beyond the oldest. */
    private static final UUID NEWEST = new UUID(-1, -1);

    private static final UUID OLDEST = new UUID(0, 0);

    private final InStore inStore;
    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final RewardRows rows;

    Rewards(InStore inStore, JdbcClient jdbc, Ledger ledger) {
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.rows = new RewardRows(jdbc);
    }

    public Optional<Reward> find(UUID storeId, UUID id) {
        return inStore.call(storeId, () -> rows.find(storeId, id));
    }

    /** Those of one customer, newest first, as advocate and as friend; also those that only count. */
    public Page<Reward> ofCustomer(UUID storeId, UUID customerId, Limit limit, @Nullable Cursor after) {
        return list(storeId, RewardSearch.of(customerId), Sorted.NEWEST_FIRST, limit, after);
    }

    /** Those of one customer that wait for her word: as what they come, or where the money goes; oldest first, at most 100. */
    public List<Reward> asking(UUID storeId, UUID customerId) {
        return inStore.call(storeId, () -> jdbc.sql(RewardRow.SELECT + """
                        where store_id = :store and recipient_id = :customer
                          and state in ('awaiting_choice', 'awaiting_details')
                        order by id
                        limit 100
                        """)
                .param("store", storeId)
                .param("customer", customerId)
                .query(RewardRow::read)
                .list());
    }

    /** Those of one customer that ask nothing of her, newest first, without those that only count. */
    public Page<Reward> answered(UUID storeId, UUID customerId, Limit limit, @Nullable Cursor after) {
        List<Reward> found = inStore.call(storeId, () -> jdbc.sql(RewardRow.SELECT + """
                        where store_id = :store and recipient_id = :customer
                          and state not in ('counted', 'awaiting_choice', 'awaiting_details')
                          and (cast(:after as uuid) is null or id < :after)
                        order by id desc
                        limit :limit
                        """)
                .param("store", storeId)
                .param("customer", customerId)
                .param("after", after == null ? null : after.id())
                .param("limit", limit.andOneMore())
                .query(RewardRow::read)
                .list());
        return Page.of(found, limit, reward -> Cursor.by(reward.id()));
    }

    /** Those in a state, newest first; in any with null. */
    public Page<Reward> inState(UUID storeId, @Nullable RewardState state, Limit limit, @Nullable Cursor after) {
        return list(storeId, RewardSearch.in(state), Sorted.NEWEST_FIRST, limit, after);
    }

    /** Those in a state, from either end. */
    public Page<Reward> inState(UUID storeId, RewardState state, Sorted sorted, Limit limit, @Nullable Cursor after) {
        return list(storeId, RewardSearch.in(state), sorted, limit, after);
    }

    /** Those that fit all that is asked for, from either end. */
    public Page<Reward> list(UUID storeId, RewardSearch search, Sorted sorted, Limit limit, @Nullable Cursor after) {
        UUID begin = sorted == Sorted.NEWEST_FIRST ? NEWEST : OLDEST;
        return Page.of(
                inStore.call(
                        storeId, () -> jdbc.sql(RewardRow.SELECT + """
                                where store_id = :store and id %s :after
                                  and (cast(:state as text) is null or state = :state)
                                  and (cast(:kind as text) is null or kind = :kind)
                                  and (cast(:side as text) is null or side = :side)
                                  and (cast(:customer as uuid) is null or recipient_id = :customer)
                                  and (cast(:referral as uuid) is null or referral_id = :referral)
                                  and (cast(:program as uuid) is null or program_id = :program)
                                order by id %s
                                limit :limit
                                """.formatted(sorted.beyond(), sorted.direction()))
                                .param("store", storeId)
                                .param("after", after == null ? begin : after.id())
                                .param("state", code(search.state()))
                                .param("kind", code(search.kind()))
                                .param("side", code(search.side()))
                                .param("customer", search.customerId())
                                .param("referral", search.referralId())
                                .param("program", search.programId())
                                .param("limit", limit.andOneMore())
                                .query(RewardRow::read)
                                .list()),
                limit,
                reward -> Cursor.by(reward.id()));
    }

    private static @Nullable String code(@Nullable Enum<?> value) {
        return value == null ? null : value.name().toLowerCase(Locale.ROOT);
    }

    /** Those of referrals, by referral, in the order in which they were made. At most 1,000 referrals. */
    public Map<UUID, List<Reward>> ofReferrals(UUID storeId, Collection<UUID> referralIds) {
        return inStore.call(storeId, () -> jdbc
                .sql(RewardRow.SELECT + """
                        where store_id = :store and referral_id = any(:referrals)
                        order by id
                        limit 10000
                        """)
                .param("store", storeId)
                .param("referrals", Columns.uuids(referralIds, id -> id))
                .query(RewardRow::read)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Reward::referralId)));
    }

    /** One customer's rewards together, by state and unit. */
    public List<Sum> sumsOf(UUID storeId, UUID customerId) {
        return sums(storeId, "and recipient_id = :one", customerId);
    }

    /** All rewards in a state together, by unit. */
    public List<Sum> sumsIn(UUID storeId, RewardState state) {
        return sums(storeId, "and state = :one", state.code());
    }

    /** All rewards of a program together, by state and unit. It reads all of them: for a page that is looked at rarely. */
    public List<Sum> sumsOfProgram(UUID storeId, UUID programId) {
        return sums(storeId, "and program_id = :one", programId);
    }

    /** What a customer has now, by the ledger. */
    public Wallet wallet(UUID storeId, UUID customerId, Unit currency) {
        Account credit = Held.credit(customerId, currency);
        Account coins = Held.coins(customerId);
        Account cash = Held.cash(customerId, currency);
        var balances = ledger.balances(storeId, List.of(credit, coins, cash));
        return new Wallet(
                new Money(Objects.requireNonNull(balances.get(credit)).available(), currency),
                new Points(Objects.requireNonNull(balances.get(coins)).available()),
                new Money(Objects.requireNonNull(balances.get(cash)).available(), currency));
    }

    private List<Sum> sums(UUID storeId, String where, Object one) {
        return inStore.call(storeId, () -> jdbc.sql("""
                        select state, unit, count(*) as rewards, sum(amount - reversed)::bigint as amount
                        from reward
                        where store_id = :store
                        """ + where + """

                        group by state, unit
                        order by state, unit
                        limit 1000
                        """)
                .param("store", storeId)
                .param("one", one)
                .query((row, _) -> {
                    @Nullable String unit = row.getString("unit");
                    return new Sum(
                            RewardState.of(row.getString("state")),
                            unit == null ? null : new Unit(unit),
                            row.getLong("rewards"),
                            row.getLong("amount"));
                })
                .list());
    }
}
