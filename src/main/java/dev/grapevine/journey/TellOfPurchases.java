package dev.grapevine.journey;

import dev.grapevine.attribution.Referral;
import dev.grapevine.journey.TellPeople.Telling;
import dev.grapevine.message.MessageKind;
import dev.grapevine.program.Phrase;
import dev.grapevine.reward.Reward;
import dev.grapevine.reward.RewardState;
import dev.grapevine.reward.Side;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells an advocate that a friend bought, what she gets and on which day, or why this one brings her nothing. */
@Component
class TellOfPurchases {
    private final TellPeople tellPeople;
    private final TellOfRefusals tellOfRefusals;
    private final FriendNames friendNames;
    private final Clock clock;

    TellOfPurchases(TellPeople tellPeople, TellOfRefusals tellOfRefusals, FriendNames friendNames, Clock clock) {
        this.tellPeople = tellPeople;
        this.tellOfRefusals = tellOfRefusals;
        this.friendNames = friendNames;
        this.clock = clock;
    }

    /**
     * Once a referral.
     *
     * @param set what was set aside just now
     * @param reviewEnds by referral, where it is known
     */
    void of(UUID storeId, List<Referral> referrals, List<Reward> set, Map<UUID, Instant> reviewEnds) {
        Map<UUID, List<Reward>> byReferral = set.stream()
                .filter(reward -> reward.side() == Side.ADVOCATE)
                .collect(Collectors.groupingBy(Reward::referralId));
        if (byReferral.isEmpty()) {
            return;
        }
        List<Referral> concerned = referrals.stream()
                .filter(referral -> byReferral.containsKey(referral.id()))
                .toList();
        Map<UUID, String> names = friendNames.of(storeId, concerned);
        var people =
                tellPeople.find(storeId, set.stream().map(Reward::recipientId).toList());
        List<Telling> tellings = new ArrayList<>();
        for (Referral referral : concerned) {
            List<Reward> rewards = byReferral.getOrDefault(referral.id(), List.of());
            Reward first = rewards.stream()
                    .filter(reward -> reward.state() == RewardState.PENDING)
                    .findFirst()
                    .orElse(rewards.getFirst());
            if (first.state() == RewardState.PENDING) {
                tellings.add(new Telling(
                        people.get(first.recipientId()),
                        MessageKind.FRIEND_BOUGHT,
                        key(referral),
                        values(first, names.get(referral.id()), reviewEnds.get(referral.id()))));
            } else {
                tellOfRefusals.onlyCounts(
                        storeId,
                        people.get(first.recipientId()),
                        referral,
                        first.because().code());
            }
        }
        tellPeople.tell(storeId, tellings);
    }

    static String key(Referral referral) {
        return "friend_bought/" + referral.idText();
    }

    private Map<String, Object> values(Reward reward, @Nullable String friend, @Nullable Instant on) {
        Map<String, Object> values = new HashMap<>();
        values.put("reward", RewardWords.of(reward));
        boolean chooses = reward.prize().isEmpty();
        values.put("todo", new Phrase(chooses ? "todo.choose_then" : "todo.wait", Map.of()));
        if (friend != null) {
            values.put("friend", friend);
        }
        if (on != null && on.isAfter(clock.instant())) {
            values.put("on", on);
        }
        return values;
    }
}
