package dev.grapevine.web.api.share;

import dev.grapevine.attribution.ClaimedOffer;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A claim and what came of it: a referral before its purchase.
 *
 * @param kind opened, email or mobile
 * @param state open, expired or purchased
 * @param friend null for who only opened the offer
 * @param referral of the purchase that came of it, or null
 * @param expiresAt when code or program end, or null for never
 */
record ClaimedShown(
        String id,
        String kind,
        String state,
        String advocate,
        String program,
        @Nullable String friend,
        @Nullable String firstName,
        String code,
        @Nullable String referral,
        @Nullable Instant expiresAt,
        Instant at) {

    static ClaimedShown of(ClaimedOffer offer) {
        return new ClaimedShown(
                offer.idText(),
                offer.kind().name().toLowerCase(Locale.ROOT),
                offer.referralId() != null ? "purchased" : offer.hasEnded() ? "expired" : "open",
                Ids.text(IdKind.ADVOCATE, offer.advocateId()),
                Ids.text(IdKind.PROGRAM, offer.programId()),
                offer.friendCustomerId() == null ? null : Ids.text(IdKind.CUSTOMER, offer.friendCustomerId()),
                offer.firstName(),
                offer.code(),
                offer.referralId() == null ? null : Ids.text(IdKind.REFERRAL, offer.referralId()),
                offer.endsAt(),
                offer.at());
    }
}
