package dev.grapevine.attribution;

import java.util.List;
import java.util.UUID;

/**
 * Referrals that are new or have moved, if only to another end of their review. Published inside the transaction that moves them: what a
 * listener writes is there exactly when the change is.
 */
public record ReferralsMoved(UUID storeId, List<Referral> referrals) {

    public ReferralsMoved {
        referrals = List.copyOf(referrals);
    }
}
