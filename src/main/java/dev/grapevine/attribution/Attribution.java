package dev.grapevine.attribution;

import dev.grapevine.attribution.Decision.Attributed;
import dev.grapevine.attribution.Decision.NotAttributed;
import dev.grapevine.attribution.Decision.Recommendation;
import dev.grapevine.attribution.Evidence.Weighed;
import dev.grapevine.customer.Identity;
import dev.grapevine.program.AttributionRule;
import dev.grapevine.program.Terms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
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

    /** By how much the clocks of shop and server may differ before a claim counts as made after the order. */
    private static final Duration CLOCKS = Duration.ofMinutes(10);

    private static final Comparator<Evidence> IN_TIME =
            Comparator.comparing(Evidence::seenAt).thenComparing(Evidence::source);

    private Attribution() {}

    public static Decision decide(Case known) {
        var order = known.order();
        boolean tied = known.evidence().stream().anyMatch(one -> one.kind() == EvidenceKind.TIE);
        if (order.history() && !tied) {
            return new NotAttributed(Reason.HISTORY, Map.of(), null, List.of());
        }
        List<Weighed> weighed = weigh(known);
        if (weighed.isEmpty()) {
            return new NotAttributed(Reason.NO_EVIDENCE, unknown(order.codes()), null, List.of());
        }
        var used = weighed.stream().filter(Weighed::used).findFirst();
        return used.isPresent() ? conditions(known, used.get().evidence(), weighed) : noneHolds(known, weighed);
    }

    /** A code that is known is evidence, so where there is none, it knows none of these. */
    private static Map<String, String> unknown(List<String> codes) {
        return codes.isEmpty()
                ? Map.of()
                : Map.of("codes", String.join(", ", codes), "by", codes.size() == 1 ? "code" : "codes");
    }

    /** Strongest first, all but one set aside with the reason. */
    private static List<Weighed> weigh(Case known) {
        List<Weighed> weighed = new ArrayList<>();
        boolean decided = false;
        for (Evidence one : sorted(known)) {
            @Nullable Reason flaw = flaw(known, one);
            weighed.add(new Weighed(one, flaw == null && decided ? Reason.OUTWEIGHED : flaw));
            decided |= flaw == null;
        }
        return weighed;
    }

    private static List<Evidence> sorted(Case known) {
        List<Evidence> sorted = new ArrayList<>();
        for (EvidenceKind kind : EvidenceKind.values()) {
            var alike = known.evidence().stream()
                    .filter(one -> one.kind() == kind && !isAfter(known, one))
                    .sorted(IN_TIME)
                    .toList();
            sorted.addAll(lastWins(known, alike) ? alike.reversed() : alike);
        }
        return sorted;
    }

    /**
     * A claim that came after the order sent nobody. A visit or code can't be later than the order that carries it, whatever
     * the clocks say.
     */
    private static boolean isAfter(Case known, Evidence one) {
        return one.kind() == EvidenceKind.CLAIM
                && one.seenAt().minus(CLOCKS).isAfter(known.order().placedAt());
    }

    /** Where programs differ in whose evidence counts, the program of the first piece says. */
    private static boolean lastWins(Case known, List<Evidence> alike) {
        return !alike.isEmpty()
                && known.promise(alike.getFirst()).terms().attribution().wins() == AttributionRule.Wins.LAST;
    }

    /** Why this piece of evidence can't be used, or null where it can. */
    private static @Nullable Reason flaw(Case known, Evidence one) {
        if (one.kind() == EvidenceKind.TIE) {
            return null;
        }
        var order = known.order();
        if (isSame(known, one)) {
            return Reason.SELF;
        }
        if (!known.recommender(one).active() && !known.keeps(one)) {
            return Reason.ADVOCATE_NOT_ACTIVE;
        }
        if (one.goodUntil() != null && !order.placedAt().isBefore(one.goodUntil())) {
            return Reason.CODE_ENDED;
        }
        if (one.isSpent()) {
            return Reason.CODE_USED;
        }
        if (isTimed(one) && isOutside(known, one)) {
            return Reason.OUTSIDE_WINDOW;
        }
        return known.promise(one).covers(one) || known.keeps(one) ? null : Reason.PROGRAM_NOT_LIVE;
    }

    /** The shop's own account or the mailbox; a number, which families share, is left to the fraud rules. */
    private static boolean isSame(Case known, Evidence one) {
        return known.order().buyer().stream()
                .filter(identity -> identity.kind() != Identity.Kind.PHONE)
                .anyMatch(known.recommender(one).identities()::contains);
    }

    /** A code says itself how long it is good. */
    private static boolean isTimed(Evidence one) {
        return one.kind() == EvidenceKind.CLAIM || one.kind() == EvidenceKind.VISIT;
    }

    private static boolean isOutside(Case known, Evidence one) {
        int days = known.promise(one).terms().attribution().windowDays();
        return one.seenAt().plus(Duration.ofDays(days)).isBefore(known.order().placedAt());
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
