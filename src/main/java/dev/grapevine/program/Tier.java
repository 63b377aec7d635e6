package dev.grapevine.program;

import java.util.HashSet;
import java.util.List;

/**
 * What each friend is worth from some number of successful referrals on: "1st–4th £5, from 5th £8".
 *
 * @param from the first successful referral it is for
 * @param options among which the advocate chooses, each kind once; a single one leaves no choice
 */
public record Tier(int from, List<RewardOption> options) {

    public Tier {
        options = List.copyOf(options);
    }

    void check(Findings findings) {
        findings.range("from", from, 1, 100_000);
        if (options.isEmpty()) {
            findings.add("options", "What does the advocate get?");
        }
        var kinds = new HashSet<RewardKind>();
        for (int i = 0; i < options.size(); i++) {
            options.get(i).check(findings.at("options", i));
            if (!kinds.add(options.get(i).kind())) {
                findings.at("options", i).add("kind", "This kind is offered already.");
            }
        }
    }
}
