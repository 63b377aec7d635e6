package dev.grapevine.reward;

import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.program.RewardKind;
import dev.grapevine.reward.kind.Fulfilment;
import dev.grapevine.reward.kind.Prize;
import dev.grapevine.store.Stores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sets aside what referrals have earned. A referral earns once: whoever comes again, or at the same time, changes nothing.
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
    private final Books books;

    GrantRewards(InStore inStore, JdbcClient jdbc, Stores stores, RewardLedger ledger, MoveRewards moves) {
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.stores = stores;
        this.ledger = ledger;
        this.moves = moves;
        this.rows = new RewardRows(jdbc);
        this.books = new Books(jdbc);
    }

    /**
     * Grants, in the caller's transaction: some nine statements however many referrals. They are taken in the order of
     * their purchases.
     *
     * @param earned at most 1,000
     * @return the rewards that are new, also those that only count
     */
    public List<Reward> grant(UUID storeId, List<Earned> earned) {
        if (earned.size() > MOST) {
            throw new IllegalArgumentException("At most 1,000 referrals at once, not " + earned.size());
        }
        return earned.isEmpty()
                ? List.of()
                : inStore.call(storeId, () -> {
                    books.hold(storeId, earned.stream().map(Earned::programId).toList());
                    var fresh = fresh(storeId, earned);
                    return fresh.isEmpty() ? List.of() : write(storeId, fresh);
                });
    }

    /** Looked up with the books held, so that nobody grants the same meanwhile; the unique key is there all the same. */
    private List<Fresh> fresh(UUID storeId, List<Earned> earned) {
        var before = rows.before(
                storeId, earned.stream().map(Earned::referralId).distinct().toList());
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
        static Fresh of(Earned earned, RewardRows.@Nullable Before before) {
            return new Fresh(earned, before == null ? 1 : before.letGo() ? before.step() + 1 : 0);
        }
    }

    private List<Reward> write(UUID storeId, List<Fresh> fresh) {
        var zone = stores.find(storeId).orElseThrow().profile().timeZone();
        var standings = Standings.read(
                jdbc, ledger, storeId, fresh.stream().map(Fresh::earned).toList(), zone);
        var rewards = new ArrayList<Reward>();
        var places = new HashMap<UUID, RewardRows.Place>();
        var budgets = new WatchBudgets(storeId);
        var now = moves.now();
        for (Fresh one : fresh) {
            var earned = one.earned;
            var before = standings.of(earned);
            var plans = RewardRules.plan(earned, before);
            standings.add(earned, plans);
            budgets.look(earned, before.spent(), standings.of(earned).spent(), plans);
            for (Plan plan : plans) {
                var reward = reward(earned, plan, now);
                rewards.add(reward);
                places.put(reward.id(), new RewardRows.Place(one.step, plan.every()));
            }
        }
        var added = add(storeId, rewards, places);
        budgets.low().forEach(moves::tell);
        return added;
    }

    private List<Reward> add(UUID storeId, List<Reward> rewards, Map<UUID, RewardRows.Place> places) {
        var added = rows.insert(storeId, rewards, reward -> Objects.requireNonNull(places.get(reward.id())));
        var granted =
                rewards.stream().filter(reward -> added.contains(reward.id())).toList();
        ledger.setAside(storeId, granted);
        moves.tell(storeId, granted);
        return granted;
    }

    private static Reward reward(Earned earned, Plan plan, Instant now) {
        var id = Ids.newId();
        @Nullable Prize only = plan.options().size() == 1 ? plan.options().getFirst() : null;
        @Nullable Prize most = Plan.worthMost(plan.options()).orElse(null);
        return new Reward(
                id,
                earned.programId(),
                earned.referralId(),
                earned.orderId(),
                plan.side(),
                plan.rule(),
                plan.recipientId(),
                plan.onlyCounts() ? RewardState.COUNTED : RewardState.PENDING,
                plan.number(),
                plan.because(),
                plan.options(),
                only == null ? null : only.kind(),
                most == null ? null : most.unit(),
                most == null ? 0 : most.amount(),
                0,
                only != null && only.kind() == RewardKind.DONATION ? Fulfilment.onlyCharity(only) : null,
                most == null ? null : Ids.text(IdKind.REWARD, id),
                null,
                null,
                earned.at(),
                now,
                null,
                null);
    }
}
