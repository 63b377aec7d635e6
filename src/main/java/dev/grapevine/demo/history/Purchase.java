package dev.grapevine.demo.history;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A made-up purchase.
 *
 * @param visitToken of the visit by which the buyer came, or null
 * @param coupon that the buyer used, or null
 */
record Purchase(
        Intent intent,
        @Nullable String visitToken,
        @Nullable String coupon) {

    String id() {
        return intent.id();
    }

    long total() {
        return intent.pence() - discount() + shipping();
    }

    private long discount() {
        return coupon == null ? 0 : 1000;
    }

    private long shipping() {
        return intent.pence() - discount() >= 4000 ? 0 : 395;
    }

    /** As the shop tells it. */
    Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("external_id", id());
        told.put("number", "#" + id());
        told.put("placed_at", intent.at().truncatedTo(ChronoUnit.SECONDS).toString());
        told.put("state", "paid");
        told.put("currency", "GBP");
        told.put("subtotal", decimal(intent.pence()));
        told.put("discount", decimal(discount()));
        told.put("shipping", decimal(shipping()));
        told.put("total", decimal(total()));
        if (coupon != null) {
            told.put("coupon_codes", List.of(coupon));
        }
        if (visitToken != null) {
            told.put("visit_token", visitToken);
        }
        told.put("locale", "en-GB");
        told.put("customer", intent.buyer().told());
        told.put("browser", intent.buyer().browser());
        told.put("marks", intent.buyer().marks());
        return told;
    }

    static String decimal(long pence) {
        return pence / 100 + "." + (pence % 100 < 10 ? "0" : "") + pence % 100;
    }
}
