package dev.grapevine.risk.signal;

import dev.grapevine.customer.Identity;
import dev.grapevine.risk.Noticed;
import dev.grapevine.risk.RiskFacts;
import dev.grapevine.risk.Signal;
import dev.grapevine.risk.Weight;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The buyer’s address is the advocate’s mailbox in another spelling: a plus, dots, another domain of the provider. */
@Component
public final class EmailAlias implements Signal {

    @Override
    public String key() {
        return "email_alias";
    }

    @Override
    public Optional<Noticed> notice(RiskFacts facts) {
        boolean same = facts.mailbox() != null
                && facts.advocate()
                        .contains(new Identity(
                                Identity.Kind.EMAIL, facts.mailbox().canonical()));
        return same && isAlias(facts) ? Optional.of(new Noticed(key(), Weight.REJECTS, Map.of())) : Optional.empty();
    }

    /** Whether the buyer wrote her address otherwise than in its plainest spelling. */
    static boolean isAlias(RiskFacts facts) {
        return facts.mailbox() != null
                && !facts.mailbox()
                        .deliverable()
                        .equalsIgnoreCase(facts.mailbox().canonical());
    }
}
