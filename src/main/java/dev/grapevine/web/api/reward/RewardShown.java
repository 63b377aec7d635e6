package dev.grapevine.web.api.reward;

import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Unit;
import dev.grapevine.reward.Because;
import dev.grapevine.reward.Reward;
import dev.grapevine.reward.RewardState;
import dev.grapevine.web.api.AmountShown;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one side of a referral is owed or was given.
 *
 * @param kind what it comes as; null where that is not decided, and where it is nothing
 * @param kinds what it can come as
 * @param amount null where it has none, such as a gift
 * @param reversed how much of the amount was taken back, or will be once it is given, for refunds that were told before
 * @param left what of the amount is left after that; null where it has none, or was let go before it was given
 * @param because a code and its values for why it is what it is
 * @param ended why it was let go or taken back, a code
 */
public record RewardShown(
        String id,
        String state,
        String side,
        String rule,
        String customer,
        String referral,
        String order,
        String program,
        @Nullable String kind,
        List<String> kinds,
        @Nullable AmountShown amount,
        @Nullable AmountShown reversed,
        @Nullable AmountShown left,
        @Nullable String code,
        @Nullable String charity,
        Because because,
        @Nullable String ended,
        Instant earnedAt,
        @Nullable Instant releasedAt,
        @Nullable Instant expiresAt) {

    public static RewardShown of(Reward reward) {
        @Nullable Unit unit = reward.unit();
        long gone = reward.amount() - reward.left();
        return new RewardShown(
                reward.idText(),
                reward.state().code(),
                reward.side().code(),
                reward.rule().code(),
                Ids.text(IdKind.CUSTOMER, reward.recipientId()),
                Ids.text(IdKind.REFERRAL, reward.referralId()),
                Ids.text(IdKind.ORDER, reward.orderId()),
                Ids.text(IdKind.PROGRAM, reward.programId()),
                reward.kind() == null ? null : code(reward.kind()),
                reward.options().stream().map(prize -> code(prize.kind())).toList(),
                unit == null ? null : AmountShown.of(reward.amount(), unit),
                unit == null || gone == 0 ? null : AmountShown.of(gone, unit),
                unit == null || reward.state() == RewardState.VOIDED ? null : AmountShown.of(reward.left(), unit),
                reward.code(),
                reward.charity(),
                reward.because(),
                reward.ended(),
                reward.earnedAt(),
                reward.releasedAt(),
                reward.expiresAt());
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
