package dev.grapevine.web.api.people;

import dev.grapevine.advocate.AdvocateSearch;
import dev.grapevine.advocate.AdvocateState;
import dev.grapevine.customer.Customer;
import dev.grapevine.customer.Customers;
import dev.grapevine.share.CouponCode;
import dev.grapevine.share.CouponCodes;
import dev.grapevine.share.ShareLink;
import dev.grapevine.share.ShareLinks;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds advocates by what a shop knows of them: who they are, and what they share. */
@Component
class FindAdvocates {
    private final Customers customers;
    private final CouponCodes codes;
    private final ShareLinks links;

    FindAdvocates(Customers customers, CouponCodes codes, ShareLinks links) {
        this.customers = customers;
        this.codes = codes;
        this.links = links;
    }

    /**
     * What to look for; nothing where the person or the code is unknown, so that no advocate fits.
     *
     * @param code hers, a friend's that came by her, or the end of her share link
     */
    Optional<AdvocateSearch> search(
            UUID storeId,
            @Nullable AdvocateState state,
            @Nullable String segment,
            PeopleAsked people,
            @Nullable String code) {
        Optional<UUID> customer = people.find(customers, storeId).map(Customer::id);
        Optional<UUID> advocate = code == null ? Optional.empty() : byCode(storeId, code);
        boolean nobody = (!people.isEmpty() && customer.isEmpty()) || (code != null && advocate.isEmpty());
        return nobody
                ? Optional.empty()
                : Optional.of(new AdvocateSearch(advocate.orElse(null), state, segment, customer.orElse(null)));
    }

    private Optional<UUID> byCode(UUID storeId, String code) {
        return links.find(storeId, code).map(ShareLink::advocateId).or(() -> codes.find(storeId, code)
                .map(CouponCode::advocateId));
    }
}
