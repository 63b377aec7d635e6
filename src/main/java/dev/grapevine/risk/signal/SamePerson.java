package dev.grapevine.risk.signal;

import dev.grapevine.customer.Identity;
import dev.grapevine.risk.Noticed;
import dev.grapevine.risk.RiskFacts;
import dev.grapevine.risk.Signal;
import dev.grapevine.risk.Weight;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Buyer and advocate are recognised by the same account, mailbox or number: one person. */
@Component
public final class SamePerson implements Signal {

    @Override
    public String key() {
        return "same_person";
    }

    @Override
    public Optional<Noticed> notice(RiskFacts facts) {
        Set<Identity> shared = new HashSet<>(facts.buyer());
        shared.retainAll(facts.advocate());
        shared.removeIf(identity -> identity.kind() == Identity.Kind.EMAIL && EmailAlias.isAlias(facts));
        return shared.stream()
                .map(Identity::kind)
                .min(Comparator.naturalOrder())
                .map(kind -> new Noticed(
                        key(), Weight.REJECTS, Map.of("by", kind.name().toLowerCase(Locale.ROOT))));
    }
}
