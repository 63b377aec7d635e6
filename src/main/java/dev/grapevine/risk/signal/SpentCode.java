package dev.grapevine.risk.signal;

import dev.grapevine.risk.Noticed;
import dev.grapevine.risk.RiskFacts;
import dev.grapevine.risk.Signal;
import dev.grapevine.risk.Weight;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The order carried a friend's single-use code that another order used before: it got about, or was tried again. */
@Component
public final class SpentCode implements Signal {

    @Override
    public String key() {
        return "spent_code";
    }

    @Override
    public Optional<Noticed> notice(RiskFacts facts) {
        return Optional.ofNullable(facts.spent())
                .map(spent -> new Noticed(key(), Weight.FAINT, Map.of("code", spent.code(), "order", spent.order())));
    }
}
