package dev.grapevine.reward.kind;

import dev.grapevine.kernel.Money;
import dev.grapevine.program.Discount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A coupon to be.
 *
 * @param code as people read it; who types it differently still means it ({@code Codes.canonical})
 * @param minimum the subtotal from which on it holds, or null for any
 * @param expiresAt or null for never
 */
public record Coupon(
        String code,
        Discount discount,
        @Nullable Money minimum,
        @Nullable Instant expiresAt,
        boolean singleUse) {}
