package dev.grapevine.web.dashboard;

import dev.grapevine.attribution.ReferralState;
import dev.grapevine.reward.Reward;
import dev.grapevine.reward.RewardState;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a teammate may decide about a referral, and what was wrong with the last try.
 *
 * @param wrong the form whose reason was missing or too long, or null
 * @param typed what stood there
 */
public record Decision(@Nullable String wrong, String typed) {
    private static final Set<ReferralState> OPEN = Set.of(
            ReferralState.PURCHASED,
            ReferralState.IN_REVIEW,
            ReferralState.HELD,
            ReferralState.APPROVED,
            ReferralState.REWARDED);

    private static final Set<RewardState> OVER =
            Set.of(RewardState.COUNTED, RewardState.VOIDED, RewardState.REVERSED, RewardState.EXPIRED);

    static Decision none() {
        return new Decision(null, "");
    }

    public boolean isWrong(String form) {
        return form.equals(wrong);
    }

    /** Whether it can still be taken out of the programme. */
    public static boolean isOpen(ReferralState state) {
        return OPEN.contains(state);
    }

    public static boolean isHeld(ReferralState state) {
        return state == ReferralState.HELD;
    }

    /** How many rewards a disqualification would end. */
    public static long alive(List<Reward> rewards) {
        return rewards.stream().filter(reward -> !OVER.contains(reward.state())).count();
    }
}
