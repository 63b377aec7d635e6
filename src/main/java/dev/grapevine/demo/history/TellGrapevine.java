package dev.grapevine.demo.history;

import dev.grapevine.demo.InDemo;
import dev.grapevine.demo.shop.GrapevineApi;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Tells Grapevine over its public API what happened in the shop. Told again, nothing happens again: arrivals go under a key
 * of their own, which Grapevine keeps for a day, and orders have their number for good.
 */
@InDemo
@Component
class TellGrapevine {
    private static final List<Map<String, String>> CHOICES = List.of(
            Map.of("kind", "coupon"),
            Map.of("kind", "store_credit"),
            Map.of("kind", "cash"),
            Map.of("kind", "donation", "charity", "street-trees"),
            Map.of("kind", "coupon"),
            Map.of(),
            Map.of("kind", "coins"),
            Map.of("kind", "donation", "charity", "clean-rivers"),
            Map.of("kind", "cash"));

    private final GrapevineApi grapevine;
    private final Map<Integer, String> shareCodes = new ConcurrentHashMap<>();

    TellGrapevine(GrapevineApi grapevine) {
        this.grapevine = grapevine;
    }

    /** Who was sent comes by the share link and takes the code; who was not is simply there. */
    Purchase arrival(Intent intent) {
        if (intent.sentBy() == null) {
            return new Purchase(intent, null, null);
        }
        String token = visit(intent, shareCode(intent.sentBy()));
        return new Purchase(intent, token, intent.takesCode() ? claim(intent, token) : null);
    }

    private String visit(Intent intent, String shareCode) {
        return grapevine
                .post(
                        "/visits",
                        Map.of(
                                "share_code",
                                shareCode,
                                "channel",
                                intent.channel(),
                                "browser",
                                intent.buyer().browser()),
                        "visit-" + intent.id())
                .good()
                .path("token")
                .stringValue();
    }

    private String claim(Intent intent, String token) {
        return grapevine
                .post("/claims", Map.of("visit_token", token), "claim-" + intent.id())
                .good()
                .path("code")
                .stringValue();
    }

    private String shareCode(Person advocate) {
        return shareCodes.computeIfAbsent(advocate.number(), number -> {
            Map<String, Object> told = new LinkedHashMap<>(advocate.told());
            told.remove("accepts_marketing");
            return grapevine
                    .post("/advocates", told, "advocate-" + number)
                    .good()
                    .path("share_code")
                    .stringValue();
        });
    }

    /** Who has held a reward coupon longest comes back with it; nobody where nobody holds one. */
    Optional<Purchase> spends(String id, Instant at, long pence) {
        JsonNode issued =
                grapevine.get("/rewards?state=issued&limit=100").good().path("data");
        return issued.valueStream()
                .filter(reward -> reward.path("code").isString())
                .reduce((_, older) -> older)
                .map(reward -> new Purchase(
                        Intent.alone(id, buyer(reward), at, pence),
                        null,
                        reward.path("code").stringValue()));
    }

    private Person buyer(JsonNode reward) {
        return Person.of(grapevine
                .get("/customers/" + reward.path("customer").stringValue())
                .good()
                .path("external_id")
                .stringValue());
    }

    /** @param history of the time before Grapevine */
    void orders(List<Purchase> purchases, boolean history) {
        JsonNode answer = grapevine
                .post(
                        "/orders/batch",
                        Map.of(
                                "history",
                                history,
                                "orders",
                                purchases.stream().map(Purchase::told).toList()))
                .good();
        if (answer.path("refused").asInt() > 0) {
            throw new IllegalStateException("Made-up orders were refused: " + answer);
        }
    }

    /**
     * Most advocates whose reward waits for their word give it within the week, and one in nine takes her time.
     *
     * @param week which also says who chooses what
     */
    void choices(int week) {
        JsonNode waiting =
                grapevine.get("/rewards?state=awaiting_choice&limit=100").good().path("data");
        for (int i = 0; i < waiting.size(); i++) {
            Map<String, String> choice = CHOICES.get((week + i) % CHOICES.size());
            if (!choice.isEmpty()) {
                grapevine
                        .post("/rewards/" + waiting.get(i).path("id").stringValue() + "/choice", choice)
                        .good();
            }
        }
    }

    /** The store pays the cash whose receivers said where it goes, and hands over the gifts. */
    void settles() {
        Stream.of("payable", "awaiting_fulfilment").forEach(this::settles);
    }

    private void settles(String state) {
        grapevine
                .get("/rewards?state=" + state + "&limit=100")
                .good()
                .path("data")
                .valueStream()
                .map(reward -> reward.path("id").stringValue())
                .forEach(id -> grapevine
                        .post("/rewards/" + id + "/fulfilment", Map.of())
                        .good());
    }

    void refund(Purchase purchase, boolean whole) {
        String amount = Purchase.decimal(whole ? purchase.total() : purchase.total() / 2);
        grapevine
                .post(
                        "/orders/external:" + purchase.id() + "/refunds",
                        Map.of(
                                "external_id",
                                "r-" + purchase.id(),
                                "amount",
                                Map.of("amount", amount, "currency", "GBP")),
                        "refund-" + purchase.id())
                .good();
    }
}
