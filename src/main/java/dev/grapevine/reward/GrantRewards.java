package dev.grapevine.reward;

import dev.grapevine.kernel.Ids;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.reward.OrderWorths.Before;
import dev.grapevine.store.Stores;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sets aside what referrals have earned. A referral earns once: whoever comes again, or at the same time, changes nothing;
 * as long as nothing of it is released, what it earned follows its order ({@link FollowOrders}).
 * Where all it had earned was let go again ({@link ReverseRewards#all}), because its order was judged otherwise for a time or
 * went over to another advocate, it earns anew. Caps and budgets hold however many come at once, for those of one program come one after the other.
 */
@Component
public final class GrantRewards {
    private static final int MOST = 1_000;

    private final InStore inStore;
    private final JdbcClient jdbc;
    private final Stores stores;
    private final RewardLedger ledger;
    private final MoveRewards moves;
    private final RewardRows rows;
    private final OrderWorths worths;
    private final FollowOrders followOrders;
    private final Books books;

    GrantRewards(InStore inStore, JdbcClient jdbc, Stores stores, RewardLedger ledger, MoveRewards moves) {
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.stores = stores;
        this.ledger = ledger;
        this.moves = moves;
        this.rows = new RewardRows(jdbc);
        this.worths = new OrderWorths(jdbc);
        this.followOrders = new FollowOrders(rows, worths, ledger, moves);
        this.books = new Books(jdbc);
    }

    /**
     * Grants, in the caller's transaction: some nine statements however many referrals. They are taken in the order of
     * their purchases.
     *
     * @param earned at most 1,000
     * @return the rewards that are new or worked out anew, also those that only count
     */
    public List<Reward> grant(UUID storeId, List<Earned> earned) {
        if (earned.size() > MOST) {
            throw new IllegalArgumentException("At most 1,000 referrals at once, not " + earned.size());
        }
        return earned.isEmpty()
                ? List.of()
                : inStore.call(storeId, () -> {
                    books.hold(storeId, earned.stream().map(Earned::programId).toList());
                    var before = worths.before(storeId, earned);
                    var fresh = fresh(earned, before);
                    var otherwise = otherwise(earned, before);
                    return fresh.isEmpty() && otherwise.isEmpty() ? List.of() : write(storeId, fresh, otherwise);
                });
    }

    /** Looked up with the books held, so that nobody grants the same meanwhile; the unique key is there all the same. */
    private static List<Fresh> fresh(List<Earned> earned, Map<UUID, Before> before) {
        var taken = new HashSet<UUID>();
        return earned.stream()
                .map(one -> Fresh.of(one, before.get(one.referralId())))
                .filter(one -> one.step > 0 && taken.add(one.earned.referralId()))
                .sorted(Comparator.comparing((Fresh one) -> one.earned.at())
                        .thenComparing(one -> one.earned.referralId()))
                .toList();
    }

    /** @param step which time the referral earns, from 1; 0 where it has earned and may not again */
    private record Fresh(Earned earned, int step) {
        static Fresh of(Earned earned, @Nullable Before before) {
            return new Fresh(earned, before == null ? 1 : before.letGo() ? before.step() + 1 : 0);
        }
    }

    /** With the step that a reward takes which only comes with this version of the order. */
    private static Map<Earned, Integer> otherwise(List<Earned> earned, Map<UUID, Before> before) {
        var otherwise = new LinkedHashMap<Earned, Integer>();
        earned.stream()
                .sorted(Comparator.comparing(Earned::at).thenComparing(Earned::referralId))
                .forEach(one -> {
                    @Nullable Before was = before.get(one.referralId());
                    if (was != null && was.otherwise()) {
                        otherwise.put(one, was.step() + 1);
                    }
                });
        return otherwise;
    }

    private List<Reward> write(UUID storeId, List<Fresh> fresh, Map<Earned, Integer> otherwise) {
        var zone = stores.find(storeId).orElseThrow().profile().timeZone();
        var concerned = new ArrayList<>(otherwise.keySet());
        fresh.forEach(one -> concerned.add(one.earned));
        var standings = Standings.read(jdbc, ledger, storeId, concerned, zone);
        var rewards = new ArrayList<Reward>();
        var places = new HashMap<UUID, RewardRows.Place>();
        var budgets = new WatchBudgets(storeId);
        var now = moves.now();
        var followed = followOrders.follow(storeId, otherwise.keySet(), standings, budgets);
        followed.missing()
                .forEach((earned, plans) -> plans.forEach(plan -> {
                    var reward = plan.reward(Ids.newId(), earned, now);
                    rewards.add(reward);
                    places.put(
                            reward.id(),
                            new RewardRows.Place(Objects.requireNonNull(otherwise.get(earned)), plan.every()));
                }));
        for (Fresh one : fresh) {
            var earned = one.earned;
            var before = standings.of(earned);
            var plans = RewardRules.plan(earned, before);
            standings.add(earned, plans);
            budgets.look(earned, before.spent(), standings.of(earned).spent(), plans);
            for (Plan plan : plans) {
                var reward = plan.reward(Ids.newId(), earned, now);
                rewards.add(reward);
                places.put(reward.id(), new RewardRows.Place(one.step, plan.every()));
            }
        }
        var granted = new ArrayList<>(followed.changed());
        granted.addAll(add(storeId, rewards, places));
        budgets.low().forEach(moves::tell);
        return granted;
    }

    private List<Reward> add(UUID storeId, List<Reward> rewards, Map<UUID, RewardRows.Place> places) {
        if (rewards.isEmpty()) {
            return List.of();
        }
        var added = rows.insert(storeId, rewards, reward -> Objects.requireNonNull(places.get(reward.id())));
        var granted =
                rewards.stream().filter(reward -> added.contains(reward.id())).toList();
        ledger.setAside(storeId, granted);
        moves.tell(storeId, granted);
        return granted;
    }
}
