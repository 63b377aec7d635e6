package dev.grapevine.demo.shop;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A coupon as Grapevine describes it to the shop.
 *
 * @param kind {@code fixed}, {@code percent}, {@code free_shipping} or {@code free_product}
 * @param pence off, where it is fixed
 * @param basisPoints off, where it is a percentage
 * @param product that costs nothing, or null
 * @param minimum pence of goods from which on it holds
 * @param singleUse whether one purchase uses it up
 */
record Coupon(
        String code,
        String kind,
        long pence,
        long basisPoints,
        @Nullable String product,
        long minimum,
        boolean singleUse) {

    /** What became of asking for a code. */
    sealed interface Look {
        record Good(Coupon coupon) implements Look {}

        /** @param why in words for the shopper */
        record Bad(String why) implements Look {}
    }

    /** What Grapevine says of a code, and the shop's own books: what was used up here is used up. */
    static Look look(GrapevineApi grapevine, Sales sales, String code) {
        GrapevineApi.Answer answer = grapevine.get("/coupons/" + GrapevineApi.part(code));
        if (!answer.isGood()) {
            return new Look.Bad("We don't know the code " + code + ".");
        }
        JsonNode body = answer.body();
        return switch (body.path("state").asString("")) {
            case "good" -> sales.haveUsedUp(read(body)) ? used(code) : new Look.Good(read(body));
            case "redeemed" -> used(code);
            case "expired" -> new Look.Bad("The code " + code + " has expired.");
            default -> new Look.Bad("The code " + code + " can't be used any more.");
        };
    }

    private static Look used(String code) {
        return new Look.Bad("The code " + code + " has been used already.");
    }

    private static Coupon read(JsonNode body) {
        JsonNode discount = body.path("discount");
        String product = discount.path("product_id").asString("");
        return new Coupon(
                body.path("code").asString(""),
                discount.path("type").asString(""),
                pence(discount.path("amount")).orElse(0L),
                Pounds.pence(discount.path("percent").asString("0")),
                product.isEmpty() ? null : product,
                pence(body.path("minimum_spend")).orElse(0L),
                body.path("single_use").asBoolean(false));
    }

    private static Optional<Long> pence(JsonNode amount) {
        String decimal = amount.path("amount").asString("");
        return decimal.isEmpty() ? Optional.empty() : Optional.of(Pounds.pence(decimal));
    }
}
