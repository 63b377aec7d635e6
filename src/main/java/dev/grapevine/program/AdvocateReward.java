package dev.grapevine.program;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an advocate gets for friends who bought.
 *
 * @param tiers from the first successful referral on, in rising order
 * @param everyNth what comes on top of every so many, or null
 * @param cap how many rewards one advocate gets in a period, or null for any number
 * @param budget what the program may cost in all, or null for no limit
 */
public record AdvocateReward(
        List<Tier> tiers,
        @Nullable EveryNth everyNth,
        @Nullable Cap cap,
        @Nullable Budget budget) {

    private static final int MOST_TIERS = 20;

    public AdvocateReward {
        tiers = List.copyOf(tiers);
    }

    /** The same for each friend, at most five times a month. */
    static AdvocateReward of(RewardOption option) {
        return new AdvocateReward(List.of(new Tier(1, List.of(option))), null, Cap.DEFAULT, null);
    }

    /**
     * The tier of a successful referral.
     *
     * @param number 1 for the advocate's first, 2 for the next, and so on
     */
    public Tier tier(int number) {
        return tiers.reversed().stream()
                .filter(tier -> tier.from() <= number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Successful referrals are counted from 1."));
    }

    /** Everything that can be chosen or earned, in any tier. */
    List<RewardOption> options() {
        var options = new ArrayList<RewardOption>();
        tiers.forEach(tier -> options.addAll(tier.options()));
        if (everyNth != null) {
            options.add(everyNth.reward());
        }
        if (budget != null && budget.fallback() != null) {
            options.add(budget.fallback());
        }
        return options;
    }

    void check(Findings findings) {
        if (tiers.isEmpty() || tiers.getFirst().from() != 1) {
            findings.add("tiers", "The first tier begins with the first friend.");
        }
        if (tiers.size() > MOST_TIERS) {
            findings.add("tiers", "There are at most " + MOST_TIERS + " tiers.");
        }
        for (int i = 0; i < tiers.size(); i++) {
            var at = findings.at("tiers", i);
            tiers.get(i).check(at);
            if (i > 0 && tiers.get(i).from() <= tiers.get(i - 1).from()) {
                at.add("from", "Each tier begins after the one before it.");
            }
        }
        if (everyNth != null) {
            everyNth.check(findings.at("every_nth"));
        }
        if (cap != null) {
            cap.check(findings.at("cap"));
        }
        if (budget != null) {
            budget.check(findings.at("budget"));
        }
    }
}
