package dev.grapevine.web.api.referral;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.attribution.Referral;
import dev.grapevine.customer.Customer;
import dev.grapevine.customer.Customers;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.web.api.Named;
import dev.grapevine.web.api.PageAsked;
import dev.grapevine.web.api.people.AdvocateShown;
import dev.grapevine.web.api.people.CustomerShown;
import dev.grapevine.web.api.people.ShowAdvocates;
import dev.grapevine.web.security.Caller;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows referrals, with the people of each in whole where that was asked for: one look for all of a page. */
@Component
class ShowReferrals {
    private static final Set<String> PEOPLE = Set.of("advocate", "friend");

    private final Advocates advocates;
    private final Customers customers;
    private final ShowAdvocates showAdvocates;

    ShowReferrals(Advocates advocates, Customers customers, ShowAdvocates showAdvocates) {
        this.advocates = advocates;
        this.customers = customers;
        this.showAdvocates = showAdvocates;
    }

    /** @param expand what to show in whole: advocate, friend; another word is refused */
    Function<Referral, ReferralShown> of(Caller caller, Collection<Referral> referrals, @Nullable List<String> expand) {
        Set<String> asked = expand == null ? Set.of() : Set.copyOf(expand);
        if (!PEOPLE.containsAll(asked)) {
            throw PageAsked.wrong("expand", "is advocate, friend, or both with a comma between.");
        }
        Map<UUID, Advocate> senders = asked.contains("advocate")
                ? advocates.find(caller.storeId(), distinct(referrals, Referral::advocateId))
                : Map.of();
        Map<UUID, Customer> friends = asked.contains("friend")
                ? customers.find(caller.storeId(), distinct(referrals, Referral::friendCustomerId))
                : Map.of();
        Function<Advocate, AdvocateShown> shown = senders.isEmpty() ? _ -> null : showAdvocates.to(caller);
        return referral -> {
            @Nullable Advocate sender = senders.get(referral.advocateId());
            @Nullable Customer friend = friends.get(referral.friendCustomerId());
            return ReferralShown.of(
                    referral,
                    new Named(
                            Ids.text(IdKind.ADVOCATE, referral.advocateId()),
                            sender == null ? null : shown.apply(sender)),
                    new Named(
                            Ids.text(IdKind.CUSTOMER, referral.friendCustomerId()),
                            friend == null ? null : CustomerShown.of(friend)));
        };
    }

    private static List<UUID> distinct(Collection<Referral> referrals, Function<Referral, UUID> id) {
        return referrals.stream().map(id).distinct().toList();
    }
}
