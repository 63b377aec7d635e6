package dev.grapevine.reward.kind;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Whoever can make coupons. */
@Component
public final class CouponIssuers {
    private final List<CouponIssuer> issuers;

    CouponIssuers(List<CouponIssuer> issuers) {
        this.issuers = issuers;
    }

    /** The one that makes this store's. */
    public CouponIssuer of(UUID storeId) {
        return issuers.stream()
                .filter(issuer -> issuer.serves(storeId))
                .findFirst()
                .orElseThrow();
    }

    /** Whether that is the {@link CouponPool}, which needs no call and may be written to in a transaction of the store. */
    public boolean isBuiltIn(UUID storeId) {
        return of(storeId) instanceof CouponPool;
    }
}
