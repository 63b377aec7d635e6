package dev.grapevine.risk.signal;

import dev.grapevine.risk.Noticed;
import dev.grapevine.risk.RiskFacts;
import dev.grapevine.risk.Signal;
import dev.grapevine.risk.Weight;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The order came from a network of the advocate’s or of another friend of hers, as families, offices and phones do. */
@Component
public final class SameNetwork implements Signal {

    @Override
    public String key() {
        return "same_network";
    }

    @Override
    public Optional<Noticed> notice(RiskFacts facts) {
        return Shares.notice(key(), facts.network(), Weight.FAINT);
    }
}
