package dev.grapevine.journey;

import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Points;
import dev.grapevine.message.MessageKind;
import dev.grapevine.program.Phrase;
import dev.grapevine.reward.Reward;
import dev.grapevine.reward.RewardsMoved;
import dev.grapevine.reward.Side;
import dev.grapevine.reward.kind.Prize;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells people what became of their rewards. The mails are planned in the transaction that moves the reward, each once a
 * reward, so they exist if and only if the change does (invariant 12).
 */
@Component
class TellOfRewards {
    private final TellPeople tellPeople;

    TellOfRewards(TellPeople tellPeople) {
        this.tellPeople = tellPeople;
    }

    @EventListener
    void on(RewardsMoved moved) {
        List<Reward> told =
                moved.rewards().stream().filter(one -> kind(one) != null).toList();
        if (told.isEmpty()) {
            return;
        }
        UUID storeId = moved.storeId();
        var people =
                tellPeople.find(storeId, told.stream().map(Reward::recipientId).toList());
        for (Reward reward : told) {
            @Nullable MessageKind kind = kind(reward);
            if (kind != null) {
                tellPeople.tell(
                        storeId,
                        people.get(reward.recipientId()),
                        kind,
                        kind.code() + "/" + reward.idText(),
                        values(reward, kind));
            }
        }
    }

    private static @Nullable MessageKind kind(Reward reward) {
        return switch (reward.state()) {
            case PENDING -> reward.side() == Side.ADVOCATE ? MessageKind.FRIEND_BOUGHT : null;
            case AWAITING_CHOICE -> MessageKind.CHOOSE_REWARD;
            case ISSUED, PAYABLE, AWAITING_DETAILS, AWAITING_FULFILMENT -> MessageKind.REWARD_EARNED;
            case DONATED -> MessageKind.DONATION_RECEIPT;
            case COUNTED, DUE, REDEEMED, EXPIRED, PAID, FULFILLED, VOIDED, REVERSED -> null;
        };
    }

    private static Map<String, Object> values(Reward reward, MessageKind kind) {
        Map<String, Object> values = new HashMap<>();
        Object worth = worth(reward);
        if (kind == MessageKind.DONATION_RECEIPT) {
            values.put("amount", worth);
            values.put("charity", reward.charity() == null ? "" : reward.charity());
            values.put("number", reward.idText());
            return values;
        }
        values.put("reward", worth);
        if (kind == MessageKind.REWARD_EARNED) {
            if (reward.code() != null) {
                values.put("code", reward.code());
            }
            if (reward.expiresAt() != null) {
                values.put("valid_until", reward.expiresAt());
            }
        }
        return values;
    }

    /** What it is, as words or as an amount where its kind is not chosen yet. */
    private static Object worth(Reward reward) {
        @Nullable Prize prize = reward.prize().orElse(null);
        if (prize != null && prize.what() != null) {
            return new Phrase("reward." + prize.kind().name().toLowerCase(Locale.ROOT), Map.of("what", prize.what()));
        }
        if (prize != null && prize.percentOff() != null) {
            return new Phrase("reward.coupon.percent_off", Map.of("percent", prize.percentOff()));
        }
        if (reward.unit() == null) {
            return prize == null
                    ? ""
                    : new Phrase("reward." + prize.kind().name().toLowerCase(Locale.ROOT), Map.of());
        }
        return reward.unit().isMoney() ? new Money(reward.amount(), reward.unit()) : new Points(reward.amount());
    }
}
