package dev.grapevine.demo.history;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A made-up purchase.
 *
 * @param id the shop's own
 * @param pence of the goods
 * @param visitToken of the visit by which the buyer came, or null
 * @param coupon that the buyer used, or null
 */
record Purchase(
        String id,
        Person buyer,
        Instant at,
        long pence,
        @Nullable String visitToken,
        @Nullable String coupon) {

    static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    /** As the shop tells it. */
    Map<String, Object> told() {
        long discount = coupon == null ? 0 : 1000;
        long shipping = pence - discount >= 4000 ? 0 : 395;
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("external_id", id);
        told.put("number", "#" + id);
        told.put("placed_at", at.truncatedTo(ChronoUnit.SECONDS).toString());
        told.put("state", "paid");
        told.put("currency", "GBP");
        told.put("subtotal", decimal(pence));
        told.put("discount", decimal(discount));
        told.put("shipping", decimal(shipping));
        told.put("total", decimal(pence - discount + shipping));
        if (coupon != null) {
            told.put("coupon_codes", List.of(coupon));
        }
        if (visitToken != null) {
            told.put("visit_token", visitToken);
        }
        told.put("locale", "en-GB");
        told.put("customer", buyer.told());
        told.put("browser", Map.of("ip", buyer.address(), "user_agent", BROWSER, "device", "device-" + buyer.number()));
        return told;
    }

    static String decimal(long pence) {
        return pence / 100 + "." + (pence % 100 < 10 ? "0" : "") + pence % 100;
    }
}
