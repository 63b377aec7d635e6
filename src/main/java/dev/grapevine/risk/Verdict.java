package dev.grapevine.risk;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What all signals together make of a referral.
 *
 * @param signals those that noticed something, the heaviest first
 */
public record Verdict(Outcome outcome, List<Noticed> signals) {

    public enum Outcome {
        CLEAR,
        /** Waits for a person. */
        SUSPICIOUS,
        REJECTED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Outcome of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    public Verdict {
        signals = signals.stream()
                .sorted(Comparator.comparingInt(Noticed::weight).reversed().thenComparing(Noticed::key))
                .toList();
    }

    /** The heaviest signal's key, which names the reason of a rejection; {@code clear} where nothing was noticed. */
    public String reason() {
        return signals.isEmpty() ? "clear" : signals.getFirst().key();
    }
}
