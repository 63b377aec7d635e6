package dev.grapevine.reward;

import dev.grapevine.platform.database.InStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes rewards back. What is pending is let go; what was given is reversed in the ledger, and whoever has spent it owes it;
 * a coupon that nobody used is revoked. A part refund takes a part, and the parts add up.
 */
@Component
public final class ReverseRewards {
    /** Why rewards of somebody who was erased ended. */
    static final String FORGOTTEN = "erased";
    /** Why those ended that a teammate took. */
    public static final String BY_HAND = "by_hand";
    /** Why those ended of which the order went back. */
    public static final String REFUNDED = "refunded";
    /** Why those for every Nth friend ended that need a friend whose order went back. */
    public static final String FRIENDS_RETURNED = "friends_returned";

    private final InStore inStore;
    private final RewardLedger ledger;
    private final MoveRewards moves;
    private final RewardRows rows;
    private final OrderWorths worths;
    private final Books books;

    ReverseRewards(InStore inStore, JdbcClient jdbc, RewardLedger ledger, MoveRewards moves) {
        this.inStore = inStore;
        this.ledger = ledger;
        this.moves = moves;
        this.rows = new RewardRows(jdbc);
        this.worths = new OrderWorths(jdbc);
        this.books = new Books(jdbc);
    }

    /**
     * Takes, of rewards that were released, what is too much now that their orders stand otherwise, in the caller's
     * transaction: refunds take their share of each reward, and a share of an order follows the order. It only ever takes:
     * an order that grows after the review brings nothing more. What is pending is for {@link GrantRewards}.
     *
     * @return the rewards that changed
     */
    public List<Reward> lower(UUID storeId, List<OrderNow> orders) {
        return orders.isEmpty()
                ? List.of()
                : inStore.call(storeId, () -> {
                    var otherwise = worths.releasedOtherwise(storeId, orders);
                    if (otherwise.isEmpty()) {
                        return List.of();
                    }
                    var now = new HashMap<UUID, OrderNow>();
                    orders.forEach(order -> now.put(order.referralId(), order));
                    var changes = new Reversals(moves.now());
                    for (Reward reward : locked(storeId, otherwise)) {
                        changes.lower(reward, Objects.requireNonNull(now.get(reward.referralId())));
                    }
                    worths.write(storeId, changes.measured);
                    return write(storeId, changes, REFUNDED);
                });
    }

    /**
     * Takes all that is left of these referrals' rewards: the order was cancelled, or the referral is none after all.
     *
     * @param why as a code, such as {@code cancelled} or {@code disqualified}
     * @return the rewards that changed
     */
    public List<Reward> all(UUID storeId, Collection<UUID> referralIds, String why) {
        return referralIds.isEmpty()
                ? List.of()
                : inStore.call(storeId, () -> {
                    var changes = new Reversals(moves.now());
                    locked(storeId, referralIds).forEach(reward -> changes.end(reward, why));
                    return write(storeId, changes, why);
                });
    }

    /** Takes back one reward by a teammate's decision, for good; nothing where there is nothing left to take. */
    public List<Reward> one(UUID storeId, UUID rewardId) {
        return inStore.call(storeId, () -> {
            var seen = rows.find(storeId, rewardId);
            if (seen.isEmpty()) {
                return List.of();
            }
            books.hold(storeId, List.of(seen.get().programId()));
            var changes = new Reversals(moves.now());
            rows.lock(storeId, rewardId)
                    .filter(reward -> !reward.state().isOver())
                    .ifPresent(reward -> changes.end(reward, BY_HAND));
            return write(storeId, changes, BY_HAND);
        });
    }

    /**
     * Takes back what somebody who is forgotten has not used: rewards on their way to her, her coupons that nobody has
     * redeemed, cash that was not paid. It is not earned anew. What is left on her accounts is forfeited, so that the store
     * does not owe it for ever; a debt from an order that went back is let go likewise.
     *
     * @return the rewards that changed
     */
    public List<Reward> unused(UUID storeId, UUID recipientId) {
        return inStore.call(storeId, () -> {
            books.hold(storeId, rows.programsOfUnused(storeId, recipientId));
            var changes = new Reversals(moves.now());
            rows.lockUnused(storeId, recipientId).forEach(reward -> changes.end(reward, FORGOTTEN));
            List<Reward> taken = write(storeId, changes, FORGOTTEN);
            ledger.forfeit(storeId, recipientId);
            return taken;
        });
    }

    private List<Reward> locked(UUID storeId, Collection<UUID> referralIds) {
        books.holdOfReferrals(storeId, referralIds);
        return rows.lockOfReferrals(storeId, referralIds).stream()
                .filter(reward -> !reward.state().isOver())
                .toList();
    }

    private List<Reward> write(UUID storeId, Reversals changes, String why) {
        changes.letGo(changes.voided.values(), why);
        var saved = new ArrayList<>(save(storeId, changes));
        var unearned = new Reversals(moves.now());
        unearned.letGo(gone(storeId, saved), FRIENDS_RETURNED);
        saved.addAll(save(storeId, unearned));
        return saved;
    }

    private List<Reward> save(UUID storeId, Reversals changes) {
        var voided = new ArrayList<>(changes.voided.values());
        changes.offers.forEach(offer -> voided.add(offer.before()));
        ledger.close(storeId, List.of(), voided);
        ledger.setAside(
                storeId, changes.offers.stream().map(Reversals.Offer::less).toList());
        changes.offers.forEach(offer -> changes.moves.add(Move.of(offer.less())));
        changes.takes.forEach(take -> ledger.takeBack(storeId, take.reward(), take.name(), take.amount()));
        return moves.takeBack(storeId, changes.moves);
    }

    /** Rewards for every Nth friend that are pending and were earned with a friend who went back. */
    private List<Reward> gone(UUID storeId, List<Reward> saved) {
        Set<Reward> friends = new HashSet<>();
        saved.stream()
                .filter(reward ->
                        reward.rule() == Rule.EACH_FRIEND && reward.state().isOver())
                .forEach(friends::add);
        return friends.isEmpty() ? List.of() : rows.lockUnearned(storeId, friends);
    }
}
