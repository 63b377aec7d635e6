package dev.grapevine.journey;

import dev.grapevine.attribution.Referral;
import dev.grapevine.attribution.Referrals;
import dev.grapevine.journey.TellPeople.Telling;
import dev.grapevine.message.MessageKind;
import dev.grapevine.program.Charity;
import dev.grapevine.program.Phrase;
import dev.grapevine.program.Programs;
import dev.grapevine.reward.Reward;
import dev.grapevine.reward.RewardState;
import dev.grapevine.reward.RewardsMoved;
import dev.grapevine.reward.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
    private final Referrals referrals;
    private final Programs programs;
    private final FriendNames friendNames;
    private final TellPeople tellPeople;

    TellOfRewards(Referrals referrals, Programs programs, FriendNames friendNames, TellPeople tellPeople) {
        this.referrals = referrals;
        this.programs = programs;
        this.friendNames = friendNames;
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
        Map<UUID, Referral> about = referrals.find(
                storeId, told.stream().map(Reward::referralId).distinct().toList());
        Map<UUID, String> names = friendNames.of(storeId, about.values());
        List<Telling> tellings = new ArrayList<>();
        for (Reward reward : told) {
            @Nullable MessageKind kind = kind(reward);
            if (kind != null) {
                tellings.add(new Telling(
                        people.get(reward.recipientId()),
                        kind,
                        key(kind, reward),
                        values(storeId, reward, kind, about.get(reward.referralId()), names.get(reward.referralId()))));
            }
        }
        tellPeople.tell(storeId, tellings);
    }

    private static @Nullable MessageKind kind(Reward reward) {
        boolean friends = reward.side() == Side.FRIEND;
        return switch (reward.state()) {
            case AWAITING_CHOICE -> friends ? MessageKind.FRIEND_REWARD : MessageKind.CHOOSE_REWARD;
            case ISSUED, PAYABLE, AWAITING_DETAILS, AWAITING_FULFILMENT ->
                friends ? MessageKind.FRIEND_REWARD : MessageKind.REWARD_EARNED;
            case PAID, FULFILLED -> MessageKind.REWARD_SENT;
            case DONATED -> MessageKind.DONATION_RECEIPT;
            // PENDING is told with the day on which the review ends, by TellOfPurchases.
            case PENDING, COUNTED, DUE, REDEEMED, EXPIRED, VOIDED, REVERSED -> null;
        };
    }

    /** That a friend may choose, and what came of it, are two mails of one kind. */
    private static String key(MessageKind kind, Reward reward) {
        boolean asks = kind == MessageKind.FRIEND_REWARD && reward.state() == RewardState.AWAITING_CHOICE;
        return kind.code() + "/" + reward.idText() + (asks ? "/choice" : "");
    }

    private Map<String, Object> values(
            UUID storeId, Reward reward, MessageKind kind, @Nullable Referral referral, @Nullable String friend) {
        Map<String, Object> values = new HashMap<>();
        if (kind == MessageKind.DONATION_RECEIPT) {
            values.put("amount", RewardWords.amount(reward));
            values.put("charity", charity(storeId, reward, referral));
            values.put("number", reward.idText());
            if (reward.releasedAt() != null) {
                values.put("on", reward.releasedAt());
            }
            return values;
        }
        values.put("reward", RewardWords.of(reward));
        if (friend != null && kind.variables().contains("friend")) {
            values.put("friend", friend);
        }
        if (kind.variables().contains("todo")) {
            values.put("todo", new Phrase("todo." + todo(reward), Map.of()));
            if (reward.code() != null) {
                values.put("code", reward.code());
            }
            if (reward.expiresAt() != null) {
                values.put("valid_until", reward.expiresAt());
            }
        }
        return values;
    }

    /** What comes next, and who does it. */
    private static String todo(Reward reward) {
        return switch (reward.state()) {
            case AWAITING_CHOICE -> "choice";
            case AWAITING_DETAILS -> "details";
            case PAYABLE -> "payment";
            case AWAITING_FULFILMENT -> "gift";
            default -> reward.code() == null ? "page" : "code";
        };
    }

    /** By the name that the terms gave it. */
    private String charity(UUID storeId, Reward reward, @Nullable Referral referral) {
        @Nullable String key = reward.charity();
        if (key == null || referral == null) {
            return "";
        }
        return programs.terms(storeId, referral.programId(), referral.programVersion()).charities().stream()
                .filter(charity -> charity.key().equals(key))
                .map(Charity::name)
                .findFirst()
                .orElse(key);
    }
}
