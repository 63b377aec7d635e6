package dev.grapevine.risk.signal;

import dev.grapevine.risk.Noticed;
import dev.grapevine.risk.RiskFacts.Shared;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What signals about shared fingerprints have in common. */
final class Shares {
    private Shares() {}

    static Optional<Noticed> notice(String key, Shared shared, int weight) {
        return shared == Shared.NOBODY
                ? Optional.empty()
                : Optional.of(
                        new Noticed(key, weight, Map.of("by", shared.name().toLowerCase(Locale.ROOT))));
    }
}
