package dev.grapevine.replay;

import dev.grapevine.kernel.Money;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Says orders in the API's words. Each is said the same way whenever it is said again. */
final class SayOrder {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, String> codes;
    private final Map<String, String> visitTokens;

    /**
     * @param codes the advocates' codes, by the number of the customer
     * @param visitTokens of those who came by a link, by the number of the order
     */
    SayOrder(Map<String, String> codes, Map<String, String> visitTokens) {
        this.codes = codes;
        this.visitTokens = visitTokens;
    }

    JsonNode say(Told order) {
        ObjectNode said = JSON.createObjectNode();
        said.put("external_id", order.externalId());
        said.put("number", order.purchase().orderNo());
        said.put("placed_at", order.placedAt().toString());
        if (order.paid()) {
            said.put("state", "paid");
            said.put("updated_at", order.placedAt().toString());
        } else {
            said.put("state", "placed");
        }
        said.put("currency", order.purchase().total().currency().code());
        said.put("total", order.purchase().total().toDecimal());
        @Nullable Tip tip = order.tip();
        if (tip != null && tip.way() == Tip.Way.CODE) {
            said.putArray("coupon_codes").add(Objects.requireNonNull(codes.get(tip.from())));
        } else if (tip != null) {
            said.put(
                    "visit_token",
                    Objects.requireNonNull(visitTokens.get(order.purchase().orderNo())));
        }
        said.set("customer", customer(order));
        said.set("browser", browser(order.buyer()));
        return said;
    }

    /** A guest has no account at the shop. */
    private static ObjectNode customer(Told order) {
        if (!order.underAlias()) {
            return person(order.buyer());
        }
        return JSON.createObjectNode().put("email", order.buyer().alias());
    }

    static ObjectNode person(Shopper shopper) {
        return JSON.createObjectNode().put("external_id", shopper.externalId()).put("email", shopper.email());
    }

    static ObjectNode browser(Shopper shopper) {
        return JSON.createObjectNode()
                .put("ip", shopper.ip())
                .put("user_agent", Shopper.USER_AGENT)
                .put("device", shopper.device());
    }

    static ObjectNode refund(Told order) {
        Money amount = Objects.requireNonNull(order.returned()).amount();
        ObjectNode refund = JSON.createObjectNode();
        refund.put("external_id", order.externalId() + "-refund");
        refund.putObject("amount")
                .put("amount", amount.toDecimal())
                .put("currency", amount.currency().code());
        return refund;
    }
}
