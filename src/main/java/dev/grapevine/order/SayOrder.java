package dev.grapevine.order;

import dev.grapevine.customer.Person;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.PhoneNumber;
import dev.grapevine.platform.secret.Fingerprints;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts a report into words that can be measured against others; a word is named for the column it ends in. */
final class SayOrder {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Fingerprints fingerprints;

    SayOrder(Fingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    /**
     * What stands after this report.
     *
     * @param receivedAt when it was told, which is when its state was reached where the shop does not say; history happened
     *     when it was placed
     */
    OrderWords say(UUID storeId, OrderWords before, OrderReport report, Instant receivedAt) {
        // As it will be read back, so that what was said before is found to be the same.
        ObjectNode words = (ObjectNode) JSON.readTree(words(storeId, report).toString());
        Stamp stamp = Stamp.of(
                report.updatedAt(), report.state(), report.amounts().total().minor(), words.toString());
        Instant told = report.history() ? report.placedAt() : receivedAt;
        Instant at = report.updatedAt() != null ? report.updatedAt() : told;
        Map<OrderState, Instant> reached = report.state() == null ? Map.of() : Map.of(report.state(), at);
        return before.and(stamp, words, reached, report.history());
    }

    /** The person that the standing words tell of; null where she was erased. */
    static @Nullable Person buyer(ObjectNode words) {
        @Nullable String email = text(words, "buyer_email");
        @Nullable String phone = text(words, "buyer_phone");
        if (email == null && phone == null && text(words, "buyer_external_id") == null) {
            return null;
        }
        return new Person(
                text(words, "buyer_external_id"),
                email == null ? null : new EmailAddress(email),
                phone == null ? null : new PhoneNumber(phone),
                text(words, "first_name"),
                text(words, "last_name"),
                text(words, "locale"));
    }

    private ObjectNode words(UUID storeId, OrderReport report) {
        ObjectNode words = JSON.createObjectNode();
        words.put("placed_at", report.placedAt().toString());
        put(words, "number", report.number());
        put(words, "state", report.state() == null ? null : report.state().code());
        put(
                words,
                "updated_at",
                report.updatedAt() == null ? null : report.updatedAt().toString());
        words.set("money", money(report.amounts()));
        put(words, "coupon_codes", report.couponCodes());
        put(words, "visit_token", report.visitToken());
        put(words, "tags", report.tags());
        put(words, "locale", report.locale());
        buyer(words, report);
        browser(storeId, words, report);
        if (report.lines() != null) {
            ArrayNode lines = words.putArray("lines");
            report.lines().forEach(line -> lines.add(line(line)));
        }
        return words;
    }

    private static ObjectNode money(OrderReport.Amounts amounts) {
        ObjectNode money = JSON.createObjectNode();
        money.put("currency", amounts.currency().code());
        put(money, "subtotal", amounts.subtotal());
        put(money, "discount", amounts.discount());
        put(money, "shipping", amounts.shipping());
        put(money, "tax", amounts.tax());
        put(money, "total", amounts.total());
        return money;
    }

    private static void buyer(ObjectNode words, OrderReport report) {
        Person buyer = report.buyer();
        put(words, "buyer_external_id", buyer.externalId());
        put(words, "buyer_email", buyer.email() == null ? null : buyer.email().original());
        put(words, "buyer_phone", buyer.phone() == null ? null : buyer.phone().e164());
        put(words, "first_name", buyer.firstName());
        put(words, "last_name", buyer.lastName());
        if (report.acceptsMarketing() != null) {
            words.put("accepts_marketing", report.acceptsMarketing());
        }
        if (report.ordersBefore() != null) {
            words.put("orders_before", report.ordersBefore());
        }
    }

    private void browser(UUID storeId, ObjectNode words, OrderReport report) {
        OrderReport.Browser browser = report.browser();
        OrderReport.Marks marks = report.marks();
        put(words, "user_agent", browser.userAgent());
        if (browser.ip() != null) {
            put(words, "network", fingerprints.network(storeId, browser.ip()).orElse(null));
        }
        if (browser.device() != null) {
            words.put("device", fingerprints.device(storeId, browser.device()));
        }
        if (marks.shippingAddress() != null) {
            words.put("shipping_address", fingerprints.mark(storeId, "shipping_address", marks.shippingAddress()));
        }
        if (marks.payment() != null) {
            words.put("payment", fingerprints.mark(storeId, "payment", marks.payment()));
        }
    }

    private static ObjectNode line(OrderReport.Line line) {
        ObjectNode json = JSON.createObjectNode();
        json.put("product_id", line.productId());
        put(json, "collection_ids", line.collectionIds());
        json.put("quantity", line.quantity());
        put(json, "total", line.total());
        return json;
    }

    private static void put(ObjectNode words, String word, @Nullable String text) {
        if (text != null) {
            words.put(word, text);
        }
    }

    private static void put(ObjectNode words, String word, @Nullable Money money) {
        if (money != null) {
            words.put(word, money.minor());
        }
    }

    private static void put(ObjectNode words, String word, @Nullable List<String> texts) {
        if (texts != null) {
            ArrayNode array = words.putArray(word);
            texts.forEach(array::add);
        }
    }

    private static @Nullable String text(ObjectNode words, String word) {
        return words.has(word) ? words.get(word).stringValue() : null;
    }
}
