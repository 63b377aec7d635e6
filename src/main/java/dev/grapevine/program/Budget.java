package dev.grapevine.program;

import dev.grapevine.kernel.Money;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the advocates' rewards of a program may cost in all. Rewards that are no money count nothing.
 *
 * @param total of all rewards owed and paid, less those taken back
 * @param warnAtPercent from which share of it on the merchant is told
 * @param fallback what an advocate gets once it is used up, without money's worth, or null for nothing
 */
public record Budget(
        Money total, int warnAtPercent, @Nullable RewardOption fallback) {

    /** When the merchant is told unless the terms say otherwise. */
    public static final int WARN_AT_PERCENT = 80;

    public Budget {
        Objects.requireNonNull(total);
    }

    void check(Findings findings) {
        findings.positive("total", total);
        findings.range("warn_at_percent", warnAtPercent, 1, 100);
        if (fallback != null) {
            fallback.check(findings.at("fallback"));
            if (fallback.amount() instanceof Amount.Fixed || fallback.amount() instanceof Amount.PercentOfOrder) {
                findings.at("fallback").add("amount", "What comes after the budget can't cost money of it.");
            }
        }
    }
}
