package dev.grapevine.risk.signal;

import dev.grapevine.risk.Noticed;
import dev.grapevine.risk.RiskFacts;
import dev.grapevine.risk.Signal;
import dev.grapevine.risk.Weight;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The order was paid with what the advocate, or another friend of hers, paid with. */
@Component
public final class SamePayment implements Signal {

    @Override
    public String key() {
        return "same_payment";
    }

    @Override
    public Optional<Noticed> notice(RiskFacts facts) {
        return Shares.notice(key(), facts.payment(), Weight.STRONG);
    }
}
