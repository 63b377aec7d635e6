package dev.grapevine.web.api.reward;

import dev.grapevine.journey.FriendCoupons;
import dev.grapevine.program.FriendOffer;
import dev.grapevine.program.Programs;
import dev.grapevine.reward.kind.Coupon;
import dev.grapevine.reward.kind.CouponIssuer.Found;
import dev.grapevine.reward.kind.CouponIssuer.State;
import dev.grapevine.reward.kind.CouponPool;
import dev.grapevine.share.CodeKind;
import dev.grapevine.share.CouponCode;
import dev.grapevine.share.CouponCodes;
import dev.grapevine.store.Scope;
import dev.grapevine.web.api.Needs;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.problem.ProblemType;
import dev.grapevine.web.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Coupons at the till of a shop that has no coupons of its own: what a code is worth, and that a purchase uses it. A code
 * is a reward's, from the pool, or a recommendation's, worth what its program offers friends.
 */
@RestController
@RequestMapping("/api/v1/coupons/{code}")
class CouponResource {
    private final CouponPool pool;
    private final CouponCodes codes;
    private final FriendCoupons friendCoupons;
    private final Programs programs;
    private final Clock clock;

    CouponResource(CouponPool pool, CouponCodes codes, FriendCoupons friendCoupons, Programs programs, Clock clock) {
        this.pool = pool;
        this.codes = codes;
        this.friendCoupons = friendCoupons;
        this.programs = programs;
        this.clock = clock;
    }

    /** @param order the shop's own id of the purchase */
    record RedemptionAsked(@Nullable String order) {}

    @GetMapping
    @Needs(Scope.READ)
    CouponShown show(Caller caller, @PathVariable("code") String code) {
        return find(caller.storeId(), code).orElseThrow(() -> Problem.notFound().refusal());
    }

    /** Uses it for a purchase; asked again for the same purchase, it is still used for that one. 409 where it can't be. */
    @PostMapping("/redemption")
    @Needs(Scope.ORDERS)
    CouponShown redeem(Caller caller, @PathVariable("code") String code, @RequestBody RedemptionAsked asked) {
        CouponShown coupon = show(caller, code);
        @Nullable String order = asked.order();
        if (order == null || order.isBlank() || order.length() > 255) {
            throw Problem.invalid("order", "is the shop's own id of the purchase, 1 to 255 characters.")
                    .refusal();
        }
        boolean redeemed = codes.find(caller.storeId(), code)
                .map(known -> known.kind() == CodeKind.FRIEND
                        ? friendCoupons.redeem(caller.storeId(), known, order)
                        : coupon.state().equals("good"))
                .orElseGet(() -> pool.redeem(caller.storeId(), code, order));
        if (!redeemed) {
            throw Problem.of(ProblemType.CONFLICT, "This coupon can't be used: it is " + coupon.state() + ".")
                    .refusal();
        }
        return coupon;
    }

    private Optional<CouponShown> find(UUID store, String code) {
        if (code.length() > 100) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return pool.find(store, code).map(found -> shown(found, now)).or(() -> codes.find(store, code)
                .map(known -> shown(store, known, now)));
    }

    private static CouponShown shown(Found found, Instant now) {
        Coupon coupon = found.coupon();
        boolean over = coupon.expiresAt() != null && !now.isBefore(coupon.expiresAt());
        return new CouponShown(
                coupon.code(),
                found.state() == State.REDEEMED
                        ? "redeemed"
                        : found.state() == State.REVOKED ? "revoked" : over ? "expired" : "good",
                CouponShown.DiscountShown.of(coupon.discount()),
                CouponShown.amount(coupon.minimum()),
                coupon.singleUse(),
                coupon.expiresAt());
    }

    private CouponShown shown(UUID store, CouponCode code, Instant now) {
        FriendOffer offer = programs.at(store, code.programId(), code.promisedAt(now))
                .terms()
                .friendOffer();
        boolean over = code.expiresAt() != null && !now.isBefore(code.expiresAt());
        return new CouponShown(
                code.display(),
                code.isGoodAt(now) ? "good" : over ? "expired" : "revoked",
                CouponShown.DiscountShown.of(offer.discount()),
                CouponShown.amount(offer.minimumSpend()),
                code.kind() == CodeKind.FRIEND,
                code.expiresAt());
    }
}
