package dev.grapevine.web.corner;

import dev.grapevine.customer.Consent;
import dev.grapevine.customer.Consents;
import dev.grapevine.customer.Customer;
import dev.grapevine.message.Suppression;
import dev.grapevine.message.Suppression.Reason;
import dev.grapevine.message.Suppressions;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what of the store's mails reaches a customer, by the same words that are asked when one leaves. */
@Component
class FindMailWanted {
    private final Suppressions suppressions;
    private final Consents consents;

    FindMailWanted(Suppressions suppressions, Consents consents) {
        this.suppressions = suppressions;
        this.consents = consents;
    }

    /** Null where no address of hers is known. */
    @Nullable
    MailWanted of(UUID storeId, Customer customer) {
        if (customer.email() == null) {
            return null;
        }
        Set<Reason> against = suppressions.of(storeId, customer.email()).stream()
                .map(Suppression::reason)
                .collect(Collectors.toSet());
        if (against.stream().anyMatch(reason -> reason != Reason.NO_INVITATIONS && reason != Reason.UNSUBSCRIBED)) {
            return MailWanted.UNREACHABLE;
        }
        if (against.contains(Reason.UNSUBSCRIBED)) {
            return MailWanted.NOTHING;
        }
        boolean agreed = consents.newest(storeId, customer.id(), Consent.Purpose.MARKETING, Consent.Channel.EMAIL)
                .filter(Consent::given)
                .isPresent();
        return agreed && against.isEmpty() ? MailWanted.ALL : MailWanted.NEWS;
    }
}
