package dev.grapevine.program;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing a reward can be.
 *
 * @param amount how much; null for a gift, free shipping and a free product
 * @param what the gift in the merchant's words, or the free product's id in the shop; null for the rest
 */
public record RewardOption(
        RewardKind kind, @Nullable Amount amount, @Nullable String what) {

    public RewardOption {
        Objects.requireNonNull(kind);
    }

    void check(Findings findings) {
        switch (kind) {
            case COUPON -> {
                if (amount == null || amount instanceof Amount.Coins) {
                    findings.add("amount", "A coupon is worth money, or a percentage.");
                }
            }
            case STORE_CREDIT, CASH, DONATION -> {
                if (!(amount instanceof Amount.Fixed || amount instanceof Amount.PercentOfOrder)) {
                    findings.add("amount", "This reward is an amount of money, or a percentage of the order.");
                }
            }
            case COINS -> {
                if (!(amount instanceof Amount.Coins)) {
                    findings.add("amount", "How many coins?");
                }
            }
            case GIFT, FREE_PRODUCT, FREE_SHIPPING -> {
                if (amount != null) {
                    findings.add("amount", "This reward has no amount.");
                }
            }
        }
        if (amount != null) {
            amount.check(findings.at("amount"));
        }
        checkWhat(findings);
    }

    private void checkWhat(Findings findings) {
        boolean needed = kind == RewardKind.GIFT || kind == RewardKind.FREE_PRODUCT;
        if (needed) {
            findings.text("what", what == null ? "" : what, 200);
        } else if (what != null) {
            findings.add("what", "Only a gift and a free product are described.");
        }
    }
}
