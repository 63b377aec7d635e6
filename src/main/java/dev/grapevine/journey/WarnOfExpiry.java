package dev.grapevine.journey;

import dev.grapevine.attribution.Referral;
import dev.grapevine.attribution.Referrals;
import dev.grapevine.journey.TellPeople.Telling;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.message.MessageKind;
import dev.grapevine.message.Messages;
import dev.grapevine.message.PlannedMessage;
import dev.grapevine.message.SecondThought;
import dev.grapevine.program.Programs;
import dev.grapevine.reward.Reward;
import dev.grapevine.reward.RewardState;
import dev.grapevine.reward.Rewards;
import dev.grapevine.reward.RewardsMoved;
import dev.grapevine.reward.Unspent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells people that a reward ends soon, as many days before as the terms of its referral say. The notice is planned when the
 * reward is given; when its day comes it says what is left, and is dropped where that is nothing.
 */
@Component
class WarnOfExpiry implements SecondThought {
    private final Referrals referrals;
    private final Programs programs;
    private final Rewards rewards;
    private final Unspent unspent;
    private final Messages messages;
    private final TellPeople tellPeople;
    private final Clock clock;

    WarnOfExpiry(
            Referrals referrals,
            Programs programs,
            Rewards rewards,
            Unspent unspent,
            Messages messages,
            TellPeople tellPeople,
            Clock clock) {
        this.referrals = referrals;
        this.programs = programs;
        this.rewards = rewards;
        this.unspent = unspent;
        this.messages = messages;
        this.tellPeople = tellPeople;
        this.clock = clock;
    }

    @EventListener
    void on(RewardsMoved moved) {
        UUID storeId = moved.storeId();
        List<Reward> given = moved.rewards().stream()
                .filter(reward -> reward.state() == RewardState.ISSUED && reward.expiresAt() != null)
                .toList();
        if (given.isEmpty()) {
            return;
        }
        var people =
                tellPeople.find(storeId, given.stream().map(Reward::recipientId).toList());
        var found = referrals.find(
                storeId, given.stream().map(Reward::referralId).distinct().toList());
        List<Telling> tellings = new ArrayList<>();
        Map<String, Notice> notices = new HashMap<>();
        for (Reward reward : given) {
            Referral referral = Objects.requireNonNull(found.get(reward.referralId()));
            notice(storeId, reward, referral).ifPresent(notice -> {
                notices.put(key(reward), notice);
                tellings.add(new Telling(
                        people.get(reward.recipientId()),
                        MessageKind.REWARD_EXPIRING,
                        key(reward),
                        values(reward, reward.left())));
            });
        }
        messages.plan(
                storeId,
                tellPeople.messages(storeId, tellings).stream()
                        .map(message -> Objects.requireNonNull(notices.get(message.dedupeKey()))
                                .time(message))
                        .toList());
    }

    /** When a notice leaves, and from when on it is useless. */
    private record Notice(Instant at, Instant ends) {
        PlannedMessage time(PlannedMessage message) {
            return message.at(at).uselessAt(ends);
        }
    }

    private Optional<Notice> notice(UUID storeId, Reward reward, Referral referral) {
        int days = programs.terms(storeId, referral.programId(), referral.programVersion())
                .expiry()
                .noticeDays();
        Instant ends = Objects.requireNonNull(reward.expiresAt());
        Instant at = ends.minus(Duration.ofDays(days));
        return days > 0 && at.isAfter(clock.instant()) ? Optional.of(new Notice(at, ends)) : Optional.empty();
    }

    private static String key(Reward reward) {
        return "reward_expiring/" + reward.idText();
    }

    @Override
    public Set<MessageKind> kinds() {
        return Set.of(MessageKind.REWARD_EXPIRING);
    }

    @Override
    public Thought of(UUID storeId, @Nullable UUID customerId, String about) {
        return Ids.parse(IdKind.REWARD, about.split("/", -1)[1])
                .flatMap(id -> rewards.find(storeId, id))
                .map(reward -> thought(storeId, reward))
                .orElseGet(() -> new Thought.Drop("no_reward"));
    }

    private Thought thought(UUID storeId, Reward reward) {
        if (reward.state() != RewardState.ISSUED) {
            return new Thought.Drop(reward.state().code());
        }
        long left = unspent.of(storeId, reward);
        return reward.unit() != null && left == 0 ? new Thought.Drop("spent") : new Thought.Say(values(reward, left));
    }

    private static Map<String, Object> values(Reward reward, long left) {
        Map<String, Object> values = new HashMap<>();
        values.put("reward", RewardWords.of(reward, left));
        values.put("valid_until", Objects.requireNonNull(reward.expiresAt()));
        if (reward.code() != null) {
            values.put("code", reward.code());
        }
        return values;
    }
}
