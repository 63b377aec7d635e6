package dev.grapevine.risk.signal;

import dev.grapevine.risk.Noticed;
import dev.grapevine.risk.RiskFacts;
import dev.grapevine.risk.Signal;
import dev.grapevine.risk.Weight;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The advocate was banned, or is not let in yet, and nobody tied the order to her by hand. */
@Component
public final class BannedAdvocate implements Signal {

    @Override
    public String key() {
        return "banned_advocate";
    }

    @Override
    public Optional<Noticed> notice(RiskFacts facts) {
        return facts.active() || facts.tied()
                ? Optional.empty()
                : Optional.of(new Noticed(key(), Weight.SUSPICIOUS, Map.of()));
    }
}
