package dev.grapevine.risk.signal;

import dev.grapevine.risk.Noticed;
import dev.grapevine.risk.RiskFacts;
import dev.grapevine.risk.Signal;
import dev.grapevine.risk.Weight;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The order goes to where the advocate, or another friend of hers, had one sent. */
@Component
public final class SameShippingAddress implements Signal {

    @Override
    public String key() {
        return "same_shipping_address";
    }

    @Override
    public Optional<Noticed> notice(RiskFacts facts) {
        return Shares.notice(key(), facts.shippingAddress(), Weight.MODERATE);
    }
}
