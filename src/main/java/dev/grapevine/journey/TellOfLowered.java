package dev.grapevine.journey;

import dev.grapevine.attribution.Referral;
import dev.grapevine.attribution.Referrals;
import dev.grapevine.journey.TellPeople.Telling;
import dev.grapevine.message.MessageKind;
import dev.grapevine.program.Phrase;
import dev.grapevine.reward.ReverseRewards;
import dev.grapevine.reward.Reward;
import dev.grapevine.reward.RewardState;
import dev.grapevine.reward.RewardsMoved;
import dev.grapevine.reward.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells people that a reward of theirs has become less, or fell away while the purchase stands; of a purchase that brings
 * nothing any more {@link TellOfRefusals} tells. Planned in the transaction that takes it, once for each amount that is left.
 */
@Component
class TellOfLowered {
    /** Why a reward ends by itself, as codes; every other end is that of its referral. */
    private static final Set<String> BY_ITSELF =
            Set.of(ReverseRewards.REFUNDED, ReverseRewards.BY_HAND, ReverseRewards.FRIENDS_RETURNED);

    private final Referrals referrals;
    private final TellPeople tellPeople;

    TellOfLowered(Referrals referrals, TellPeople tellPeople) {
        this.referrals = referrals;
        this.tellPeople = tellPeople;
    }

    @EventListener
    void on(RewardsMoved moved) {
        List<Reward> lowered = moved.takenBack()
                ? moved.rewards().stream().filter(TellOfLowered::isNews).toList()
                : List.of();
        if (lowered.isEmpty()) {
            return;
        }
        UUID storeId = moved.storeId();
        var people = tellPeople.find(
                storeId, lowered.stream().map(Reward::recipientId).toList());
        Map<UUID, Referral> about = referrals.find(
                storeId, lowered.stream().map(Reward::referralId).distinct().toList());
        List<Telling> tellings = new ArrayList<>();
        for (Reward reward : lowered) {
            if (stands(about.get(reward.referralId()))) {
                tellings.add(new Telling(
                        people.get(reward.recipientId()), MessageKind.REWARD_LOWERED, key(reward), values(reward)));
            }
        }
        tellPeople.tell(storeId, tellings);
    }

    /** Whether she knows of it and has not used it up. */
    private static boolean isNews(Reward reward) {
        return switch (reward.state()) {
            case AWAITING_CHOICE, ISSUED, AWAITING_DETAILS, PAYABLE, PAID, AWAITING_FULFILMENT -> true;
            // A coupon that she has is made worth less; of one that is still being made she hears when it is there.
            case DUE -> reward.issuedAt() != null;
            case VOIDED, REVERSED -> reward.ended() != null && BY_ITSELF.contains(reward.ended());
            case COUNTED, PENDING, REDEEMED, EXPIRED, DONATED, FULFILLED -> false;
        };
    }

    private static boolean stands(@Nullable Referral referral) {
        return referral != null
                && switch (referral.state()) {
                    case PURCHASED, IN_REVIEW, HELD, APPROVED, REWARDED -> true;
                    case REJECTED, DISQUALIFIED, EXPIRED, RETURNED -> false;
                };
    }

    private static String key(Reward reward) {
        return MessageKind.REWARD_LOWERED.code() + "/" + reward.idText() + "/"
                + (isGone(reward) ? "gone" : reward.left());
    }

    private static Map<String, Object> values(Reward reward) {
        Map<String, Object> values = new HashMap<>();
        values.put("why", new Phrase("why." + why(reward), Map.of()));
        if (!isGone(reward)) {
            values.put("reward", RewardWords.of(reward));
        }
        return values;
    }

    private static String why(Reward reward) {
        boolean friends = reward.side() == Side.FRIEND;
        if (ReverseRewards.BY_HAND.equals(reward.ended())) {
            return friends ? "friend.conditions" : "by_hand";
        }
        if (ReverseRewards.FRIENDS_RETURNED.equals(reward.ended())) {
            return ReverseRewards.FRIENDS_RETURNED;
        }
        return friends ? "friend.part_refunded" : "part_refunded";
    }

    private static boolean isGone(Reward reward) {
        return reward.state() == RewardState.VOIDED || reward.state() == RewardState.REVERSED;
    }
}
