package dev.grapevine.risk.signal;

import dev.grapevine.risk.Noticed;
import dev.grapevine.risk.RiskFacts;
import dev.grapevine.risk.Signal;
import dev.grapevine.risk.Weight;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The advocate's friends bought more within a day than people's friends do: a post that went around, or a script. */
@Component
public final class Burst implements Signal {
    @Override
    public String key() {
        return "burst";
    }

    @Override
    public Optional<Noticed> notice(RiskFacts facts) {
        if (facts.sameDay() < Weight.BURST) {
            return Optional.empty();
        }
        int weight = facts.sameDay() < Weight.BIG_BURST ? Weight.MODERATE : Weight.SUSPICIOUS;
        return Optional.of(new Noticed(key(), weight, Map.of("orders", String.valueOf(facts.sameDay() + 1))));
    }
}
