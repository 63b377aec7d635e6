package dev.grapevine.journey;

import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Points;
import dev.grapevine.kernel.Unit;
import dev.grapevine.program.Phrase;
import dev.grapevine.program.RewardKind;
import dev.grapevine.reward.Reward;
import dev.grapevine.reward.kind.Prize;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a reward is, as the value of a message: a phrase, or a bare amount where its kind is not chosen yet. */
final class RewardWords {
    private static final Phrase CHOICE = new Phrase("reward.choice", Map.of());

    private RewardWords() {}

    static Object of(Reward reward) {
        return of(reward, reward.left());
    }

    /** @param left how much of it there still is */
    static Object of(Reward reward, long left) {
        @Nullable Prize prize = reward.prize().orElse(null);
        @Nullable Unit unit = reward.unit();
        if (prize == null) {
            return reward.most().map(most -> open(reward, most)).orElse(CHOICE);
        }
        String key = "reward." + prize.kind().name().toLowerCase(Locale.ROOT);
        if (prize.kind() == RewardKind.GIFT && prize.what() != null) {
            return new Phrase(key, Map.of("what", prize.what()));
        }
        if (prize.percentOff() != null) {
            return new Phrase(key + ".percent_off", Map.of("percent", prize.percentOff()));
        }
        if (unit == null) {
            return new Phrase(key, Map.of());
        }
        return unit.isMoney()
                ? new Phrase(key + ".fixed", Map.of("money", new Money(left, unit)))
                : new Phrase(key, Map.of("coins", left));
    }

    private static Object open(Reward reward, Money most) {
        return reward.isAlwaysMost() ? most : new Phrase("reward.up_to", Map.of("money", most));
    }

    /** Its bare amount, where it has one. */
    static Object amount(Reward reward) {
        @Nullable Unit unit = reward.unit();
        return unit == null ? "" : amount(reward.left(), unit);
    }

    private static Object amount(long amount, Unit unit) {
        return unit.isMoney() ? new Money(amount, unit) : new Points(amount);
    }
}
