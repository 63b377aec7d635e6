package dev.grapevine.risk.signal;

import dev.grapevine.customer.Identity;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.risk.Noticed;
import dev.grapevine.risk.RiskFacts;
import dev.grapevine.risk.Signal;
import dev.grapevine.risk.Weight;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Buyer and advocate have addresses at one domain that differ in nothing but what stands after a plus. Where the provider is
 * known to deliver both to one mailbox, they are one address already and {@link EmailAlias}; of others it is only likely
 * (RFC 5233 calls it subaddressing and leaves it to each), so that it never rejects.
 */
@Component
public final class EmailPlus implements Signal {

    @Override
    public String key() {
        return "email_plus";
    }

    @Override
    public Optional<Noticed> notice(RiskFacts facts) {
        @Nullable EmailAddress mailbox = facts.mailbox();
        boolean alike = mailbox != null
                && facts.advocate().stream()
                        .filter(identity -> identity.kind() == Identity.Kind.EMAIL)
                        .map(Identity::value)
                        .anyMatch(hers -> !hers.equals(mailbox.canonical())
                                && withoutPlus(hers).equals(withoutPlus(mailbox.canonical())));
        return alike ? Optional.of(new Noticed(key(), Weight.STRONG, Map.of())) : Optional.empty();
    }

    /** An address that begins with a plus is all of it a name. */
    private static String withoutPlus(String address) {
        int at = address.lastIndexOf('@');
        int plus = address.indexOf('+');
        return plus < 1 || plus > at ? address : address.substring(0, plus) + address.substring(at);
    }
}
