package dev.grapevine.demo.shop;

import dev.grapevine.demo.InDemo;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Asks Grapevine who and what an event's ids mean, by the calls that every shop has. */
@InDemo
@Component
class AskNames {
    private final GrapevineApi grapevine;

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

    /** A good answer, or nothing: what is asked for may be gone by now, and a line of news is no reason to fail. */
    private JsonNode find(String path, String id, String query) {
        GrapevineApi.Answer answer = grapevine.get(path + GrapevineApi.part(id) + query);
        return answer.isGood() ? answer.body() : answer.body().path("nothing");
    }

    private static String firstName(JsonNode person) {
        return person.path("first_name").asString("somebody");
    }
}
