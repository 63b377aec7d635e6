package dev.grapevine.risk;

import java.util.List;

/** Weighs what the signals notice. */
public final class Assess {
    private Assess() {}

    public static Verdict verdict(RiskFacts facts, List<Signal> signals) {
        List<Noticed> noticed = signals.stream()
                .flatMap(signal -> signal.notice(facts).stream())
                .toList();
        return new Verdict(outcome(noticed), noticed);
    }

    private static Verdict.Outcome outcome(List<Noticed> noticed) {
        if (noticed.stream().anyMatch(Noticed::rejects)) {
            return Verdict.Outcome.REJECTED;
        }
        int sum = noticed.stream().mapToInt(Noticed::weight).sum();
        return sum >= Weight.SUSPICIOUS ? Verdict.Outcome.SUSPICIOUS : Verdict.Outcome.CLEAR;
    }
}
