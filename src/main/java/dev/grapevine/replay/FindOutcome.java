package dev.grapevine.replay;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads from the server what became of a plan's orders; others in the same store are left out. */
final class FindOutcome {
    private final ShopApi api;
    private final Plan plan;
    private final Progress progress;

    FindOutcome(ShopApi api, Plan plan, Progress progress) {
        this.api = api;
        this.plan = plan;
        this.progress = progress;
    }

    Found find() {
        Map<String, Found.Order> orders = orders();
        return new Found(orders, referrals(orders), ledger());
    }

    /** A month at a time, several at once. */
    private Map<String, Found.Order> orders() {
        progress.begin("Reading orders", plan.orders().size());
        Map<String, Told> told = new HashMap<>();
        plan.orders().forEach(order -> told.put(order.externalId(), order));
        Map<String, Found.Order> found = new HashMap<>();
        AtOnce.call(months(), this::ofMonth)
                .forEach(page -> page.forEach(order -> {
                    String externalId = text(order, "external_id");
                    if (told.containsKey(externalId)) {
                        found.put(
                                externalId,
                                new Found.Order(
                                        text(order, "id"),
                                        text(order.path("customer"), "id"),
                                        order.path("history").asBoolean(false),
                                        text(order, "total"),
                                        text(order, "refunded")));
                    }
                }));
        return found;
    }

    private List<YearMonth> months() {
        YearMonth last = YearMonth.from(plan.orders().getLast().purchase().placedOn());
        YearMonth first = YearMonth.from(plan.orders().getFirst().purchase().placedOn());
        return Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
                .toList();
    }

    private List<JsonNode> ofMonth(YearMonth month) {
        List<JsonNode> orders = api.all("/api/v1/orders?from=" + start(month.atDay(1)) + "&to="
                + start(month.plusMonths(1).atDay(1)));
        progress.add(orders.size());
        return orders;
    }

    private static String start(LocalDate day) {
        return day + "T00:00:00Z";
    }

    private Map<String, Found.Referral> referrals(Map<String, Found.Order> orders) {
        progress.begin("Reading referrals and rewards", 0);
        Map<String, String> externalIds = new HashMap<>();
        orders.forEach((externalId, order) -> externalIds.put(order.id(), externalId));
        Map<String, List<Found.Reward>> rewards = rewards();
        Map<String, Found.Referral> referrals = new HashMap<>();
        for (JsonNode referral : api.all("/api/v1/referrals")) {
            @Nullable String externalId = externalIds.get(idAt(referral, "order"));
            if (externalId != null) {
                String id = text(referral, "id");
                referrals.put(
                        externalId,
                        new Found.Referral(
                                id,
                                text(referral, "state"),
                                referral.path("reason").stringValue(null),
                                idAt(referral, "advocate"),
                                rewards.getOrDefault(id, List.of())));
            }
        }
        return referrals;
    }

    /** Those of advocates, by referral. */
    private Map<String, List<Found.Reward>> rewards() {
        Map<String, List<Found.Reward>> rewards = new HashMap<>();
        for (JsonNode reward : api.all("/api/v1/rewards")) {
            if (text(reward, "rule").equals("each_friend")) {
                rewards.computeIfAbsent(idAt(reward, "referral"), _ -> new ArrayList<>())
                        .add(new Found.Reward(
                                text(reward, "state"),
                                reward.path("released_at").isString()));
            }
        }
        return rewards;
    }

    /** What is announced counts as well: each side of it stands on one account. */
    private Map<String, String> ledger() {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (JsonNode account : api.all("/api/v1/accounts")) {
            add(sums, account.path("balance"), BigDecimal.ONE, "");
            add(sums, account.path("incoming"), BigDecimal.ONE, " pending");
            add(sums, account.path("outgoing"), BigDecimal.ONE, " pending");
        }
        Map<String, String> ledger = new TreeMap<>();
        sums.forEach((unit, sum) -> ledger.put(unit, sum.toPlainString()));
        return ledger;
    }

    private static void add(Map<String, BigDecimal> sums, JsonNode amount, BigDecimal sign, String what) {
        String unit = amount.path("currency").asString("coins");
        BigDecimal number = new BigDecimal(
                amount.path("amount").asString(amount.path("coins").asString("0")));
        sums.merge(unit + what, number.multiply(sign), BigDecimal::add);
    }

    /** An id, also where what it names is shown in full. */
    private static String idAt(JsonNode shown, String field) {
        JsonNode named = shown.path(field);
        return named.isObject() ? text(named, "id") : text(shown, field);
    }

    private static String text(JsonNode shown, String field) {
        return shown.path(field).asString("");
    }
}
