package dev.grapevine.attribution;

import dev.grapevine.attribution.Decision.Attributed;
import dev.grapevine.attribution.Decision.NotAttributed;
import dev.grapevine.attribution.Decision.Recommendation;
import dev.grapevine.attribution.Evidence.Weighed;
import dev.grapevine.program.Terms;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides to whom an order is put down: the strongest evidence that holds; of equals the first or the last, as the program
 * says; and then the program's conditions for the order. The same facts give the same decision in whatever sequence they
 * came: nothing here asks what was known first, only what happened first.
 */
public final class Attribution {

    private Attribution() {}

    public static Decision decide(Case known) {
        var order = known.order();
        boolean tied = known.evidence().stream().anyMatch(one -> one.kind() == EvidenceKind.TIE);
        if (order.history() && !tied) {
            return new NotAttributed(Reason.HISTORY, Map.of(), null, List.of());
        }
        List<Weighed> weighed = WeighEvidence.weigh(known);
        if (weighed.isEmpty()) {
            return new NotAttributed(Reason.NO_EVIDENCE, Map.of(), null, List.of());
        }
        var used = weighed.stream().filter(Weighed::used).findFirst();
        return used.isPresent() ? conditions(known, used.get().evidence(), weighed) : noneHolds(known, weighed);
    }

    private static Decision conditions(Case known, Evidence used, List<Weighed> weighed) {
        var recommendation = recommendation(known, used);
        @Nullable NotAttributed unmet = unmet(known, used, recommendation, weighed);
        return unmet != null ? unmet : new Attributed(recommendation, weighed);
    }

    /** What the order fails, or null. Whoever ties by hand knows why; only another currency can't be counted in. */
    private static @Nullable NotAttributed unmet(
            Case known, Evidence used, Recommendation recommendation, List<Weighed> weighed) {
        var order = known.order();
        Terms terms = known.promise(used).terms();
        var friends = terms.friends();
        @Nullable Reason reason = null;
        Map<String, String> args = Map.of();
        if (!order.goods().currency().equals(terms.currency())) {
            reason = Reason.OTHER_CURRENCY;
            args = Map.of(
                    "currency",
                    order.goods().currency().toString(),
                    "wanted",
                    terms.currency().toString());
        } else if (used.kind() == EvidenceKind.TIE) {
            return null;
        } else if (friends.newOnly() && order.boughtBefore()) {
            reason = Reason.NOT_NEW;
            args = earlierOrder(order);
        } else if (!friends.countsOrder(order.earlier().referred() + 1)) {
            reason = Reason.LATER_ORDER;
            args = Map.of("number", String.valueOf(order.earlier().referred() + 1));
        } else if (!friends.products().takesAll()
                && order.lines().stream()
                        .noneMatch(line -> friends.products().takes(line.productId(), line.collectionIds()))) {
            reason = Reason.PRODUCT_NOT_INCLUDED;
        } else if (order.countedBeforeDiscounts(friends.products()).compareTo(friends.minimumSubtotal()) < 0) {
            reason = Reason.BELOW_MINIMUM;
            args = Map.of(
                    "goods", order.countedBeforeDiscounts(friends.products()).toString(),
                    "minimum", friends.minimumSubtotal().toString());
        }
        return reason == null ? null : new NotAttributed(reason, args, recommendation, weighed);
    }

    private static Map<String, String> earlierOrder(OrderFacts order) {
        var first = order.earlier().first();
        return first == null || first.referred()
                ? Map.of("orders", String.valueOf(order.ordersBefore()))
                : Map.of("order", first.name(), "at", first.placedAt().toString());
    }

    /** The strongest piece says why not. */
    private static Decision noneHolds(Case known, List<Weighed> weighed) {
        var strongest = weighed.getFirst().evidence();
        var reason = Objects.requireNonNull(weighed.getFirst().aside());
        Map<String, String> args =
                switch (reason) {
                    case OUTSIDE_WINDOW ->
                        Map.of(
                                "at", strongest.seenAt().toString(),
                                "days",
                                        String.valueOf(known.promise(strongest)
                                                .terms()
                                                .attribution()
                                                .windowDays()));
                    case CODE_ENDED ->
                        Map.of(
                                "code",
                                strongest.args().getOrDefault("code", ""),
                                "at",
                                String.valueOf(strongest.goodUntil()));
                    case CODE_USED ->
                        Map.of(
                                "code",
                                strongest.args().getOrDefault("code", ""),
                                Evidence.USED_BY,
                                strongest.args().getOrDefault(Evidence.USED_BY, ""));
                    case SELF -> Map.of("by", sameBy(known, strongest));
                    default -> Map.of();
                };
        return new NotAttributed(reason, args, recommendation(known, strongest), weighed);
    }

    private static String sameBy(Case known, Evidence one) {
        var shared = known.order().buyer().stream()
                .filter(known.recommender(one).identities()::contains)
                .map(identity -> identity.kind().name())
                .toList();
        if (shared.contains("EXTERNAL")) {
            return "account";
        }
        String written = String.valueOf(known.order().mailbox());
        boolean alias = known.order().buyer().stream()
                .noneMatch(identity -> identity.value().equalsIgnoreCase(written));
        return alias ? "alias" : "mailbox";
    }

    private static Recommendation recommendation(Case known, Evidence one) {
        return new Recommendation(
                one.advocateId(), one.programId(), known.promise(one).version());
    }
}
