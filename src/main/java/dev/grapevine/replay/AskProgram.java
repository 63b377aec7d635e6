package dev.grapevine.replay;

import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Parsed;
import dev.grapevine.platform.CannotStart;
import java.util.Comparator;
import tools.jackson.databind.JsonNode;

/** Asks what the program promises that friends come through: of several live ones the newest, whose codes are handed out. */
final class AskProgram {
    private static final String PROGRAMS = "/api/v1/programs";

    private final ShopApi api;

    AskProgram(ShopApi api) {
        this.api = api;
    }

    /** What a friend's order must come to at least. */
    Money minimum() {
        JsonNode program = api.all(PROGRAMS).stream()
                .filter(one -> one.path("state").asString("").equals("live"))
                .max(Comparator.comparing(one -> one.path("live_at").asString("")))
                .orElseThrow(() -> new CannotStart("The store has no live program: start one in its dashboard"));
        JsonNode asked = api.get(PROGRAMS + "/" + program.path("id").asString(""))
                .path("terms")
                .path("friends")
                .path("minimum_subtotal");
        return switch (Money.parse(asked.path("amount").asString(""), ReadPurchases.CURRENCY)) {
            case Parsed.Value<Money>(Money minimum) -> minimum;
            case Parsed.Refused<Money> _ ->
                throw new CannotStart(
                        "The program's minimum is no amount in pounds, which the orders are in: " + asked);
        };
    }
}
