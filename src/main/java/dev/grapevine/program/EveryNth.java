package dev.grapevine.program;

import java.util.Objects;

/**
 * What comes on top of every so many successful referrals: "every 5th a gift".
 *
 * @param n every how many, at least 2
 */
public record EveryNth(int n, RewardOption reward) {

    public EveryNth {
        Objects.requireNonNull(reward);
    }

    /** Whether it is due with this successful referral, counted from 1. */
    public boolean isDueAt(int number) {
        return number % n == 0;
    }

    void check(Findings findings) {
        findings.range("n", n, 2, 1000);
        reward.check(findings.at("reward"));
    }
}
