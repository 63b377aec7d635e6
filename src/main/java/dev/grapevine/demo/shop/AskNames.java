package dev.grapevine.demo.shop;

import dev.grapevine.demo.InDemo;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Asks Grapevine who and what an event's ids mean, by the calls that every shop has, and keeps what it was told. */
@InDemo
@Component
class AskNames {
    private final GrapevineApi grapevine;
    /** By what was asked. */
    private final Map<String, JsonNode> known = new ConcurrentHashMap<>();

    AskNames(GrapevineApi grapevine) {
        this.grapevine = grapevine;
    }

    /** First names of the two people of a referral. */
    record Pair(String advocate, String friend) {}

    /** An order as the shop itself knows it. */
    record Bought(String number, String total) {}

    String customer(String id) {
        return firstName(find("/customers/", id, ""));
    }

    String advocate(String id) {
        return customer(find("/advocates/", id, "").path("customer").asString(""));
    }

    Pair referral(String id) {
        JsonNode referral = find("/referrals/", id, "?expand=advocate,friend");
        return new Pair(
                customer(referral.path("advocate").path("customer").asString("")), firstName(referral.path("friend")));
    }

    Bought order(String id) {
        JsonNode order = find("/orders/", id, "");
        return new Bought(
                "order " + order.path("number").asString("of the shop"),
                "£" + order.path("total").asString("0.00"));
    }

    /** Who was known may want to be forgotten. */
    void forget() {
        known.clear();
    }

    /** A good answer, or nothing: what is asked for may be gone by now, and a line of news is no reason to fail. */
    private JsonNode find(String path, String id, String query) {
        String asked = path + GrapevineApi.part(id) + query;
        @Nullable JsonNode told = known.get(asked);
        if (told != null) {
            return told;
        }
        GrapevineApi.Answer answer = grapevine.get(asked);
        if (!answer.isGood()) {
            return answer.body().path("nothing");
        }
        known.put(asked, answer.body());
        return answer.body();
    }

    private static String firstName(JsonNode person) {
        return person.path("first_name").asString("somebody");
    }
}
