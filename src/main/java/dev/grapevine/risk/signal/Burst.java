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
        boolean big = facts.sameDay() >= Weight.BIG_BURST;
        // Not how many there are at this moment, so that the words are the same for all of them.
        int orders = (big ? Weight.BIG_BURST : Weight.BURST) + 1;
        return Optional.of(new Noticed(
                key(), big ? Weight.SUSPICIOUS : Weight.MODERATE, Map.of("orders", String.valueOf(orders))));
    }
}
