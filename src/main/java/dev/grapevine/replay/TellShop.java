package dev.grapevine.replay;

import dev.grapevine.platform.CannotStart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells a server all of a plan, in the sequence in which it happened: history, recommendations, live orders, returns. */
final class TellShop {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int BATCH = 500;

    private final ShopApi api;
    private final Plan plan;
    private final Progress progress;
    private final AwaitWork awaitWork;

    TellShop(ShopApi api, Plan plan, Progress progress) {
        this.api = api;
        this.plan = plan;
        this.progress = progress;
        this.awaitWork = new AwaitWork(api, progress);
    }

    /**
     * Somebody who recommends.
     *
     * @param id as the server names her
     * @param code where an order uses it, else empty
     */
    record Advocate(String id, String shareCode, String code) {}

    /**
     * Tells it and waits until all of it is worked on; afterwards everything stands as the plan says, if all is well. Refunds
     * come when the rest is settled, so that it is certain which rewards were given before.
     */
    Map<String, Advocate> tell() {
        orders("Importing history", plan.history(), new SayOrder(Map.of(), Map.of()), true);
        Map<String, Advocate> advocates = advocates();
        Map<String, String> codes = new HashMap<>();
        advocates.forEach((number, advocate) -> codes.put(number, advocate.code()));
        orders("Live orders", plan.live(), new SayOrder(codes, visits(advocates)), false);
        awaitWork.done("Working on orders");
        refunds();
        awaitWork.done("Working on refunds");
        return advocates;
    }

    /** One batch after the other, so that the server hears of orders in the sequence in which they were placed. */
    private void orders(String part, List<Told> orders, SayOrder sayOrder, boolean history) {
        progress.begin(part, orders.size());
        for (int from = 0; from < orders.size(); from += BATCH) {
            List<Told> some = orders.subList(from, Math.min(orders.size(), from + BATCH));
            ObjectNode batch = JSON.createObjectNode();
            batch.put("history", history);
            ArrayNode said = batch.putArray("orders");
            some.forEach(order -> said.add(sayOrder.say(order)));
            JsonNode answer = api.post("/api/v1/orders/batch", batch);
            if (answer.path("refused").asInt(0) > 0) {
                throw new CannotStart("Orders were refused: " + refused(answer));
            }
            progress.add(some.size());
        }
    }

    private static String refused(JsonNode answer) {
        return answer.path("data")
                .valueStream()
                .filter(one -> one.path("status").asString("").equals("refused"))
                .limit(3)
                .map(one -> one.path("external_id").asString("") + " " + one.path("errors"))
                .collect(Collectors.joining(", "));
    }

    /** By the number of the customer. */
    private Map<String, Advocate> advocates() {
        List<Shopper> shoppers = plan.advocates();
        progress.begin("Signing advocates up", shoppers.size());
        Set<String> withCode = plan.live().stream()
                .flatMap(order -> Stream.ofNullable(order.tip()))
                .filter(tip -> tip.way() == Tip.Way.CODE)
                .map(Tip::from)
                .collect(Collectors.toSet());
        List<Advocate> signedUp =
                AtOnce.call(shoppers, shopper -> signUp(shopper, withCode.contains(shopper.number())));
        Map<String, Advocate> advocates = new HashMap<>();
        for (int i = 0; i < shoppers.size(); i++) {
            advocates.put(shoppers.get(i).number(), signedUp.get(i));
        }
        return advocates;
    }

    private Advocate signUp(Shopper shopper, boolean withCode) {
        JsonNode advocate = api.post("/api/v1/advocates", SayOrder.person(shopper));
        String id = text(advocate, "id");
        String code = withCode ? text(api.get("/api/v1/advocates/" + id + "/code"), "code") : "";
        progress.add(1);
        return new Advocate(id, text(advocate, "share_code"), code);
    }

    /** By the number of the order. */
    private Map<String, String> visits(Map<String, Advocate> advocates) {
        List<Told> visitors = plan.live().stream()
                .filter(order -> order.tip() != null && order.tip().way() == Tip.Way.LINK)
                .toList();
        progress.begin("Visits by share link", visitors.size());
        List<String> tokens = AtOnce.call(visitors, order -> visit(order, advocates));
        Map<String, String> byOrder = new HashMap<>();
        for (int i = 0; i < tokens.size(); i++) {
            byOrder.put(visitors.get(i).purchase().orderNo(), tokens.get(i));
        }
        return byOrder;
    }

    private String visit(Told order, Map<String, Advocate> advocates) {
        Advocate from = Objects.requireNonNull(
                advocates.get(Objects.requireNonNull(order.tip()).from()));
        ObjectNode visit = JSON.createObjectNode();
        visit.put("share_code", from.shareCode());
        visit.set("browser", SayOrder.browser(order.buyer()));
        JsonNode answer = api.post("/api/v1/visits", visit);
        progress.add(1);
        return text(answer, "token");
    }

    private void refunds() {
        List<Told> returned = new ArrayList<>(
                plan.live().stream().filter(order -> order.returned() != null).toList());
        progress.begin("Refunds", returned.size());
        AtOnce.call(returned, order -> {
            JsonNode answer =
                    api.post("/api/v1/orders/external:" + order.externalId() + "/refunds", SayOrder.refund(order));
            progress.add(1);
            return answer;
        });
    }

    private static String text(JsonNode answer, String field) {
        String text = answer.path(field).asString("");
        if (text.isEmpty()) {
            throw new CannotStart("The server answered without a " + field + ": " + answer);
        }
        return text;
    }
}
