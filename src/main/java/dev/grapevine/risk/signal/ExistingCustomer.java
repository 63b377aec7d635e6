package dev.grapevine.risk.signal;

import dev.grapevine.risk.Noticed;
import dev.grapevine.risk.RiskFacts;
import dev.grapevine.risk.Signal;
import dev.grapevine.risk.Weight;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Whoever tied the order by hand tied it for somebody who bought here before. She may; the next one who looks is told. Where
 * nobody tied, attribution has refused such an order already, as the program says.
 */
@Component
public final class ExistingCustomer implements Signal {

    @Override
    public String key() {
        return "existing_customer";
    }

    @Override
    public Optional<Noticed> notice(RiskFacts facts) {
        return facts.tied() && facts.boughtBefore()
                ? Optional.of(new Noticed(key(), Weight.FAINT, Map.of()))
                : Optional.empty();
    }
}
