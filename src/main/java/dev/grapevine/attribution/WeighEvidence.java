package dev.grapevine.attribution;

import dev.grapevine.attribution.Evidence.Weighed;
import dev.grapevine.customer.Identity;
import dev.grapevine.program.AttributionRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Weighs the evidence of an order, each piece under the terms by which it counts: which of them hold, which of those is the
 * strongest, and of equals which came first or last, as the program says.
 */
final class WeighEvidence {
    /** By how much the clocks of shop and server may differ before a claim counts as made after the order. */
    private static final Duration CLOCKS = Duration.ofMinutes(10);

    private static final Comparator<Evidence> IN_TIME =
            Comparator.comparing(Evidence::seenAt).thenComparing(Evidence::source);

    private WeighEvidence() {}

    /** Strongest first, all but one set aside with the reason. */
    static List<Weighed> weigh(Case known) {
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
}
