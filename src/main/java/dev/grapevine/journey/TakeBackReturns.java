package dev.grapevine.journey;

import dev.grapevine.attribution.Decider;
import dev.grapevine.attribution.Move;
import dev.grapevine.attribution.Referral;
import dev.grapevine.attribution.ReferralState;
import dev.grapevine.attribution.Referrals;
import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Unit;
import dev.grapevine.program.Programs;
import dev.grapevine.program.Terms;
import dev.grapevine.reward.OrderNow;
import dev.grapevine.reward.ReverseRewards;
import dev.grapevine.reward.Reward;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes back what is not earned any more: all of it where the purchase was cancelled, wholly refunded, or turned out to be
 * nobody's recommendation; a part where a part of it was refunded, or where it was edited to less.
 */
@Component
final class TakeBackReturns {
    private final Programs programs;
    private final Referrals referrals;
    private final ReverseRewards reverseRewards;

    TakeBackReturns(Programs programs, Referrals referrals, ReverseRewards reverseRewards) {
        this.programs = programs;
        this.referrals = referrals;
        this.reverseRewards = reverseRewards;
    }

    /** @return those whose purchase stands and whose referral goes on */
    List<ReferredOrder> from(UUID storeId, List<ReferredOrder> referred) {
        List<ReferredOrder> refused =
                referred.stream().filter(one -> isRefused(one.referral())).toList();
        List<ReferredOrder> gone = referred.stream()
                .filter(one -> !isRefused(one.referral()) && one.order().isGone())
                .toList();
        List<ReferredOrder> standing = referred.stream()
                .filter(one -> !isRefused(one.referral()) && !one.order().isGone())
                .toList();
        reverseRewards.all(storeId, ReferredOrder.ids(refused), "not_referred");
        reverseRewards.all(storeId, ReferredOrder.ids(decidedAnew(standing)), "reattributed");
        giveBack(storeId, gone);
        takeParts(storeId, standing);
        return standing;
    }

    /** Set aside for another advocate: whoever it is now gets hers anew. */
    private static List<ReferredOrder> decidedAnew(List<ReferredOrder> standing) {
        return standing.stream()
                .filter(one -> one.anew() && one.referral().state() == ReferralState.PURCHASED)
                .toList();
    }

    private void giveBack(UUID storeId, List<ReferredOrder> gone) {
        if (gone.isEmpty()) {
            return;
        }
        referrals.move(
                storeId,
                gone.stream()
                        .map(one ->
                                Move.giveBack(one.referralId(), one.order().isCancelled() ? "cancelled" : "refunded"))
                        .toList());
        gone.stream()
                .collect(Collectors.groupingBy(one -> one.order().isCancelled() ? "cancelled" : "refunded"))
                .forEach((why, those) -> reverseRewards.all(storeId, ReferredOrder.ids(those), why));
    }

    /** Part refunds and edits, where the reward was released; before that {@link ReviewReferrals} works it out anew. */
    private void takeParts(UUID storeId, List<ReferredOrder> standing) {
        List<Reward> lowered = reverseRewards.lower(
                storeId,
                standing.stream()
                        .filter(one -> isReleased(one.referral()))
                        .map(one -> now(one, terms(storeId, one.referral())))
                        .toList());
        referrals.note(storeId, "part_returned", Decider.JOURNEY, takenBack(lowered));
    }

    /** By referral, what is taken back in all of the advocate's reward, or else of the friend's. */
    private static Map<UUID, Map<String, String>> takenBack(List<Reward> lowered) {
        Map<UUID, Map<String, String>> said = new LinkedHashMap<>();
        lowered.stream()
                .filter(reward -> reward.unit() != null && reward.reversed() > 0)
                .sorted(Comparator.comparing(Reward::side))
                .forEach(reward -> said.putIfAbsent(
                        reward.referralId(),
                        Map.of(
                                "taken",
                                text(reward.reversed(), reward.unit()),
                                "reward",
                                text(reward.amount(), reward.unit()))));
        return said;
    }

    private static String text(long amount, @Nullable Unit unit) {
        return unit == null || !unit.isMoney()
                ? amount + " coins"
                : new Money(amount, unit).toDecimal() + " " + unit.code();
    }

    private static OrderNow now(ReferredOrder one, Terms terms) {
        return new OrderNow(one.referralId(), terms, one.worth(terms));
    }

    private Terms terms(UUID storeId, Referral referral) {
        return programs.terms(storeId, referral.programId(), referral.programVersion());
    }

    private static boolean isReleased(Referral referral) {
        return referral.state() == ReferralState.APPROVED || referral.state() == ReferralState.REWARDED;
    }

    private static boolean isRefused(Referral referral) {
        return switch (referral.state()) {
            case REJECTED, DISQUALIFIED, EXPIRED -> true;
            case PURCHASED, IN_REVIEW, HELD, APPROVED, REWARDED, RETURNED -> false;
        };
    }
}
