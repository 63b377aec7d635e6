package dev.grapevine.advocate;

import dev.grapevine.program.RewardKind;
import org.jspecify.annotations.Nullable;

/**
 * How an advocate wants to be rewarded where she has the choice.
 *
 * @param charity where her donations go, by the charity's key; for donations only
 * @param forGood whether it holds until she says otherwise; else for the next reward alone
 */
public record Preference(RewardKind kind, @Nullable String charity, boolean forGood) {

    /** Refuses a donation to nobody, and a charity for anything else. */
    public Preference {
        if ((kind == RewardKind.DONATION) != (charity != null)) {
            throw new IllegalArgumentException("A donation, and nothing else, goes to a charity.");
        }
    }
}
