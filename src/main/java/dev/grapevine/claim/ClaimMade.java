package dev.grapevine.claim;

import dev.grapevine.share.CouponCode;
import java.util.UUID;

/** A friend has the offer. Published once a claim, inside the transaction that keeps it. */
public record ClaimMade(UUID storeId, Claim claim, CouponCode code) {}
