package dev.grapevine.risk;

import dev.grapevine.customer.Identity;
import dev.grapevine.kernel.EmailAddress;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a referral when it is assessed.
 *
 * @param buyer by what the buyer is recognised, in the order's own words
 * @param mailbox the buyer's address as she wrote it, or null
 * @param advocate by what the advocate is recognised
 * @param active whether the advocate is; a banned one is not
 * @param network what the order's network is shared with, and so on
 * @param tied whether a teammate tied the order by hand
 * @param boughtBefore for a tied one: whether the buyer bought here before
 * @param sameDay how many more orders the advocate's friends placed in the fullest day that holds this one
 * @param spent a single-use code on the order that another order used before, or null
 */
public record RiskFacts(
        UUID referralId,
        Set<Identity> buyer,
        @Nullable EmailAddress mailbox,
        Set<Identity> advocate,
        boolean active,
        Shared network,
        Shared device,
        Shared shippingAddress,
        Shared payment,
        boolean tied,
        boolean boughtBefore,
        int sameDay,
        @Nullable Spent spent) {

    /**
     * A code that was used up.
     *
     * @param order that used it, by the shop's name for it
     */
    public record Spent(String code, String order) {}

    /** With whom the buyer shares a fingerprint. */
    public enum Shared {
        NOBODY,
        /** With an order of the advocate herself. */
        ADVOCATE,
        /** With an order of another friend of hers, who is not the buyer. */
        OTHER_FRIEND
    }
}
