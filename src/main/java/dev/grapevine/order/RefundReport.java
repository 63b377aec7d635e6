package dev.grapevine.order;

import dev.grapevine.kernel.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a shop says about money it gave back.
 *
 * @param orderExternalId the shop's own id of the order, which may be told later
 * @param externalId the shop's own id of the refund, unique within its order
 * @param amount above zero; one in another currency than the order's is kept and not counted
 * @param at when, by the shop's clock; null: when it was told
 */
public record RefundReport(
        String orderExternalId,
        String externalId,
        Money amount,
        @Nullable Instant at) {}
