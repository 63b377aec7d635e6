package dev.grapevine.replay;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds a plan against what the server decided: a line for each figure, and a difference for each order that is not as it is to
 * be and each unit of the ledger that does not add up to zero.
 */
final class Comparison {
    private final Plan plan;
    private final Found found;
    private final Map<String, String> advocates;
    private final List<Line> lines = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();

    /** A figure as it is to be and as it is. */
    record Line(String words, String known, String decided) {}

    /** @param advocates their ids at the server, by the number of the customer */
    Comparison(Plan plan, Found found, Map<String, String> advocates) {
        this.plan = plan;
        this.found = found;
        this.advocates = advocates;
        orders();
        customers();
        referrals();
        rewards();
        refunds();
        ledger();
        plan.orders().forEach(this::compare);
        lines.stream()
                .filter(line -> !line.known().equals(line.decided()) && differences.isEmpty())
                .findFirst()
                .ifPresent(line -> differences.add(line.words() + ": " + line.decided() + ", not " + line.known()));
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    /** One sentence each. */
    List<String> differences() {
        return List.copyOf(differences);
    }

    private void line(String words, long known, long decided) {
        lines.add(new Line(words, String.valueOf(known), String.valueOf(decided)));
    }

    private void orders() {
        line("orders", plan.orders().size(), found.orders().size());
        line(
                "of them imported history",
                plan.history().size(),
                found.orders().values().stream().filter(Found.Order::history).count());
    }

    /** A customer is new with the first order that the server counts as hers. */
    private void customers() {
        Set<String> seen = new HashSet<>();
        long live = 0;
        for (Told order : plan.orders()) {
            Found.@Nullable Order one = found.orders().get(order.externalId());
            boolean isNew = one != null && seen.add(one.customer());
            live += isNew && !order.isHistory() ? 1 : 0;
        }
        line("new customers", plan.orders().stream().filter(Told::first).count(), seen.size());
        line(
                "of them with a live order",
                plan.live().stream().filter(Told::first).count(),
                live);
    }

    private void referrals() {
        line(
                "referred",
                plan.count(Truth.REFERRED),
                found.referrals().values().stream()
                        .filter(one -> !one.state().equals("rejected"))
                        .count());
        Map<String, Long> reasons = new HashMap<>();
        found.referrals().values().stream()
                .filter(one -> one.state().equals("rejected"))
                .forEach(one -> reasons.merge(String.valueOf(one.reason()), 1L, Long::sum));
        for (Truth truth : Truth.rejections()) {
            Long decided = reasons.remove(Objects.requireNonNull(truth.reason()));
            line(truth.words(), plan.count(truth), decided == null ? 0 : decided);
        }
        reasons.forEach((reason, number) -> line("rejected: " + reason, 0, number));
        line(
                Truth.NOBODY.words(),
                plan.count(Truth.NOBODY),
                plan.live().stream()
                        .filter(order -> found.orders().containsKey(order.externalId())
                                && !found.referrals().containsKey(order.externalId()))
                        .count());
    }

    private void rewards() {
        for (Fate fate : Fate.values()) {
            line(
                    fate.words(),
                    plan.orders().stream()
                            .filter(order -> Fate.of(order) == fate)
                            .count(),
                    found.referrals().values().stream()
                            .flatMap(one -> one.rewards().stream())
                            .filter(reward -> Fate.of(reward) == fate)
                            .count());
        }
    }

    private void refunds() {
        line(
                "refunded orders",
                plan.orders().stream().filter(order -> order.returned() != null).count(),
                found.orders().values().stream()
                        .filter(order -> !isZero(order.refunded()))
                        .count());
    }

    private void ledger() {
        found.ledger().forEach((unit, sum) -> {
            lines.add(new Line("ledger, sum of " + unit, "0", isZero(sum) ? "0" : sum));
            if (!isZero(sum)) {
                differences.add("The ledger's accounts in " + unit + " come to " + sum + ", not 0");
            }
        });
    }

    private static boolean isZero(String decimal) {
        return new BigDecimal(decimal).signum() == 0;
    }

    private void compare(Told order) {
        String known = known(order);
        String decided = decided(order);
        if (!known.equals(decided)) {
            differences.add("Order " + order.purchase().orderNo() + ": " + decided + "; it is to be " + known);
        }
    }

    private String known(Told order) {
        String told = order.purchase().total().toDecimal() + " less "
                + (order.returned() == null ? "0.00" : order.returned().amount().toDecimal());
        if (!order.truth().hasReferral()) {
            return told + ", " + (order.isHistory() ? "history" : "nobody's");
        }
        String advocate =
                String.valueOf(advocates.get(Objects.requireNonNull(order.tip()).from()));
        @Nullable String reason = order.truth().reason();
        @Nullable Fate fate = Fate.of(order);
        return told + ", by " + advocate + ", "
                + (reason == null ? order.isReturnedWhole() ? "returned" : "referred" : "rejected as " + reason)
                + (fate == null ? "" : ", " + fate.words());
    }

    private String decided(Told order) {
        Found.@Nullable Order one = found.orders().get(order.externalId());
        if (one == null) {
            return "the server doesn't have it";
        }
        String told = one.total() + " less " + one.refunded();
        Found.@Nullable Referral referral = found.referrals().get(order.externalId());
        if (referral == null) {
            return told + ", " + (one.history() ? "history" : "nobody's");
        }
        String state =
                switch (referral.state()) {
                    case "rejected" -> "rejected as " + referral.reason();
                    case "purchased", "in_review", "approved", "rewarded" -> "referred";
                    default -> referral.state();
                };
        StringBuilder decided = new StringBuilder(told + ", by " + referral.advocate() + ", " + state);
        referral.rewards().forEach(reward -> {
            @Nullable Fate fate = Fate.of(reward);
            decided.append(", ").append(fate == null ? "reward " + reward.state() : fate.words());
        });
        return decided.toString();
    }
}
