package dev.grapevine.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.customer.Identity;
import dev.grapevine.given.OtherTerms;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Unit;
import dev.grapevine.order.OrderReport;
import dev.grapevine.program.AttributionRule;
import dev.grapevine.program.FriendRule;
import dev.grapevine.program.ProductFilter;
import dev.grapevine.program.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AttributionTest {
    private static final Unit GBP = Unit.currency("GBP");
    private static final Instant PLACED = Instant.parse("2026-05-01T12:00:00Z");
    private static final ProductFilter ANY = Terms.defaults(GBP).friends().products();
    private static final UUID PROGRAM = Ids.newId();
    private static final UUID AMY = Ids.newId();
    private static final UUID BEA = Ids.newId();
    private static final Identity BUYER = new Identity(Identity.Kind.EMAIL, "friend@example.com");

    @ParameterizedTest(name = "{0}")
    @MethodSource("orders")
    void anOrderCountsOrSaysWhyNot(String what, Case known, @Nullable Reason expected) {
        assertThat(reason(Attribution.decide(known))).as(what).isEqualTo(expected);
    }

    static Stream<Arguments> orders() {
        World fine = new World();
        return Stream.of(
                row("a code of an active advocate counts", fine, null),
                row("a visit of 30 days before counts", fine.by(visit(AMY, 30)), null),
                row("a visit of 31 days before is too old", fine.by(visit(AMY, 31)), Reason.OUTSIDE_WINDOW),
                row("a visit later than the order it came with counts: clocks differ", fine.by(visit(AMY, -1)), null),
                row("a claim after the order sent nobody", fine.by(claim(AMY, -1)), Reason.NO_EVIDENCE),
                row("a coupon says itself how long it is good", fine.by(coupon(AMY, 40, PLACED.plusSeconds(1))), null),
                row("a coupon that ended does not count", fine.by(coupon(AMY, 1, PLACED)), Reason.CODE_ENDED),
                row("history never counts", fine.history(), Reason.HISTORY),
                row("a buyer with an earlier order is not new", fine.after(false, 0), Reason.NOT_NEW),
                row("nor one whom the shop knows better", fine.shopKnows(1), Reason.NOT_NEW),
                row("a friend's second order does not count", fine.after(true, 1), Reason.LATER_ORDER),
                row(
                        "unless every order does",
                        fine.after(true, 1).with(friends(true, 0, ANY, FriendRule.Orders.EVERY, 1)),
                        null),
                row(
                        "the third of the first two does not",
                        fine.after(true, 2).with(friends(true, 0, ANY, FriendRule.Orders.FIRST_FEW, 2)),
                        Reason.LATER_ORDER),
                row(
                        "an old customer counts where the program says so",
                        fine.after(false, 0).with(friends(false, 0, ANY, FriendRule.Orders.FIRST, 1)),
                        null),
                row(
                        "a visit as old as the window counts",
                        fine.by(visit(AMY, 7)).with(terms -> withWindow(terms, 7)),
                        null),
                row(
                        "an older one does not",
                        fine.by(visit(AMY, 8)).with(terms -> withWindow(terms, 7)),
                        Reason.OUTSIDE_WINDOW),
                row("a longer window", fine.by(visit(AMY, 60)).with(terms -> withWindow(terms, 60)), null),
                row("the minimum itself is enough", fine.with(friends(true, 5000)), null),
                row("a penny less is not", fine.with(friends(true, 5001)), Reason.BELOW_MINIMUM),
                row(
                        "a product of the program must be in it",
                        fine.with(friends(true, 0, only("p2"), FriendRule.Orders.FIRST, 1)),
                        Reason.PRODUCT_NOT_INCLUDED),
                row(
                        "the minimum is of the goods that count",
                        fine.bought(line("p1", 3000), line("card", 2000))
                                .with(friends(true, 3001, only("p1"), FriendRule.Orders.FIRST, 1)),
                        Reason.BELOW_MINIMUM),
                row(
                        "and they may be enough",
                        fine.bought(line("p1", 3000), line("card", 2000))
                                .with(friends(true, 3000, only("p1"), FriendRule.Orders.FIRST, 1)),
                        null),
                row("one is enough", fine.with(friends(true, 0, only("p1"), FriendRule.Orders.FIRST, 1)), null),
                row("another currency can't be counted in", fine.in("EUR"), Reason.OTHER_CURRENCY),
                row("the advocate herself is no friend", fine.boughtByAmy(), Reason.SELF),
                row("a banned advocate brings nothing", fine.inactive(AMY), Reason.ADVOCATE_NOT_ACTIVE),
                row("but keeps what she brought", fine.inactive(AMY).keeping(AMY), null),
                row("a code needs a live program", fine.live(stretch(-100, -1)), Reason.PROGRAM_NOT_LIVE),
                row("a code typed in a pause", fine.live(stretch(-100, -1), stretch(1, null)), Reason.PROGRAM_NOT_LIVE),
                row("a code typed before a pause", fine.live(stretch(-100, 1), stretch(2, null)), null),
                row("a code typed after a pause", fine.live(stretch(-100, -50), stretch(-1, 3)), null),
                row("a friend on the way does not", fine.live(stretch(-100, -1)).by(visit(AMY, 3)), null),
                row(
                        "before the program went live nothing counts",
                        fine.by(visit(AMY, 0)).liveOn(1),
                        Reason.PROGRAM_NOT_LIVE),
                row(
                        "whoever ties by hand needs no condition",
                        fine.after(false, 0).and(tie(BEA)),
                        null),
                row("but the currency", fine.in("EUR").and(tie(BEA)), Reason.OTHER_CURRENCY));
    }

    @Test
    void strongerEvidenceWinsWhateverCameFirst() {
        World world = new World().by(visit(AMY, 20), claim(AMY, 10), coupon(BEA, 1, null));

        assertThat(advocate(world)).isEqualTo(BEA);
    }

    @Test
    void ofEqualEvidenceTheFirstWinsOrTheLastAsTheProgramSays() {
        World world = new World().by(visit(AMY, 20), visit(BEA, 10));

        assertThat(advocate(world)).isEqualTo(AMY);
        assertThat(advocate(world.with(terms -> withAttribution(terms, AttributionRule.Wins.LAST))))
                .isEqualTo(BEA);
    }

    @Test
    void evidenceThatDoesNotHoldGivesWayToWeakerEvidenceThatDoes() {
        World world = new World().inactive(AMY).by(code(AMY), visit(BEA, 3));

        assertThat(advocate(world)).isEqualTo(BEA);
    }

    @Test
    void theSequenceInWhichEvidenceIsFoundDoesNotMatter() {
        List<Evidence> evidence = new ArrayList<>(List.of(
                visit(AMY, 3),
                visit(BEA, 3),
                claim(AMY, 4),
                claim(BEA, 4),
                coupon(AMY, 5, null),
                coupon(BEA, 5, null)));
        Decision decision = Attribution.decide(
                new World().by(evidence.toArray(Evidence[]::new)).known());

        for (int seed = 0; seed < 50; seed++) {
            Collections.shuffle(evidence, new Random(seed));
            assertThat(Attribution.decide(
                            new World().by(evidence.toArray(Evidence[]::new)).known()))
                    .isEqualTo(decision);
        }
    }

    private static Arguments row(String what, World world, @Nullable Reason expected) {
        return Arguments.of(what, world.known(), expected);
    }

    private static @Nullable Reason reason(Decision decision) {
        return decision instanceof Decision.NotAttributed not ? not.reason() : null;
    }

    private static UUID advocate(World world) {
        return ((Decision.Attributed) Attribution.decide(world.known()))
                .recommendation()
                .advocateId();
    }

    private static Evidence code(UUID advocate) {
        return evidence(EvidenceKind.ADVOCATE_CODE, advocate, 0, null);
    }

    private static Evidence visit(UUID advocate, int daysBefore) {
        return evidence(EvidenceKind.VISIT, advocate, daysBefore, null);
    }

    private static Evidence claim(UUID advocate, int daysBefore) {
        return evidence(EvidenceKind.CLAIM, advocate, daysBefore, null);
    }

    private static Evidence coupon(UUID advocate, int daysBefore, @Nullable Instant goodUntil) {
        return evidence(EvidenceKind.CLAIMED_COUPON, advocate, daysBefore, goodUntil);
    }

    private static Evidence tie(UUID advocate) {
        return evidence(EvidenceKind.TIE, advocate, -2, null);
    }

    private static Evidence evidence(EvidenceKind kind, UUID advocate, int daysBefore, @Nullable Instant goodUntil) {
        String source = kind + " " + advocate;
        Instant at = PLACED.minus(Duration.ofDays(daysBefore));
        return new Evidence(kind, advocate, PROGRAM, at, goodUntil, source, Map.of("code", "AMY-1"));
    }

    private static ProductFilter only(String product) {
        return new ProductFilter(List.of(product), List.of(), List.of(), List.of());
    }

    private static UnaryOperator<Terms> friends(boolean newOnly, long minimum) {
        return friends(newOnly, minimum, ANY, FriendRule.Orders.FIRST, 1);
    }

    private static UnaryOperator<Terms> friends(
            boolean newOnly, long minimum, ProductFilter products, FriendRule.Orders orders, int few) {
        return terms -> with(
                terms, new FriendRule(newOnly, new Money(minimum, GBP), products, orders, few), terms.attribution());
    }

    private static Terms withWindow(Terms terms, int days) {
        return with(terms, terms.friends(), new AttributionRule(days, AttributionRule.Wins.FIRST));
    }

    private static Terms withAttribution(Terms terms, AttributionRule.Wins wins) {
        return with(terms, terms.friends(), new AttributionRule(30, wins));
    }

    private static Terms with(Terms terms, FriendRule friends, AttributionRule attribution) {
        return OtherTerms.than(terms).friends(friends).attribution(attribution).made();
    }

    private static OrderReport.Line line(String product, long pence) {
        return new OrderReport.Line(product, List.of(), 1, new Money(pence, GBP));
    }

    /** In days from the order on. */
    private static Promise.Stretch stretch(int from, @Nullable Integer to) {
        return new Promise.Stretch(
                PLACED.plus(Duration.ofDays(from)), to == null ? null : PLACED.plus(Duration.ofDays(to)));
    }

    /** An order of £50 by a new customer with Amy's code, in a program that went live 100 days before; and changes of it. */
    private record World(
            List<Evidence> evidence,
            OrderFacts order,
            Terms terms,
            List<Promise.Stretch> live,
            Set<UUID> inactive,
            @Nullable UUID kept) {
        World() {
            this(
                    List.of(code(AMY)),
                    new OrderFacts(
                            Ids.newId(),
                            Set.of(BUYER),
                            BUYER.value(),
                            PLACED,
                            new Money(5000, GBP),
                            new Money(5000, GBP),
                            List.of(new OrderReport.Line("p1", List.of(), 1, null)),
                            false,
                            null,
                            OrderFacts.Earlier.NONE),
                    Terms.defaults(GBP),
                    List.of(stretch(-100, null)),
                    Set.of(),
                    null);
        }

        Case known() {
            Promise promise = new Promise(PROGRAM, null, null, live, 1, terms);
            return new Case(
                    order,
                    evidence,
                    evidence.stream().distinct().collect(Collectors.toMap(one -> one, _ -> promise)),
                    Map.of(AMY, recommender(AMY, "amy@example.com"), BEA, recommender(BEA, "bea@example.com")),
                    kept == null ? null : new Decision.Recommendation(kept, PROGRAM, 1));
        }

        private Recommender recommender(UUID advocate, String mailbox) {
            return new Recommender(
                    advocate,
                    advocate,
                    !inactive.contains(advocate),
                    Set.of(new Identity(Identity.Kind.EMAIL, mailbox)));
        }

        World by(Evidence... other) {
            return new World(List.of(other), order, terms, live, inactive, kept);
        }

        World and(Evidence more) {
            return by(Stream.concat(evidence.stream(), Stream.of(more)).toArray(Evidence[]::new));
        }

        World with(UnaryOperator<Terms> change) {
            return new World(evidence, order, change.apply(terms), live, inactive, kept);
        }

        World live(Promise.Stretch... other) {
            return new World(evidence, order, terms, List.of(other), inactive, kept);
        }

        World liveOn(int daysAfter) {
            return live(stretch(daysAfter, null));
        }

        World inactive(UUID advocate) {
            return new World(evidence, order, terms, live, Set.of(advocate), kept);
        }

        World keeping(UUID advocate) {
            return new World(evidence, order, terms, live, inactive, advocate);
        }

        World bought(OrderReport.Line... lines) {
            return of(order.buyer(), order.goods(), List.of(lines), false, null, order.earlier());
        }

        World history() {
            return of(order.buyer(), order.goods(), true, null, order.earlier());
        }

        World shopKnows(int ordersBefore) {
            return of(order.buyer(), order.goods(), false, ordersBefore, order.earlier());
        }

        World in(String currency) {
            return of(order.buyer(), Money.of(5000, currency), false, null, order.earlier());
        }

        World boughtByAmy() {
            return of(
                    Set.of(new Identity(Identity.Kind.EMAIL, "amy@example.com")),
                    order.goods(),
                    false,
                    null,
                    order.earlier());
        }

        World after(boolean firstWasReferred, int referred) {
            var first = new OrderFacts.First(Ids.newId(), "#1", PLACED.minusSeconds(60), firstWasReferred);
            return of(
                    order.buyer(),
                    order.goods(),
                    false,
                    null,
                    new OrderFacts.Earlier(Math.max(1, referred), first, referred));
        }

        private World of(
                Set<Identity> buyer,
                Money goods,
                boolean history,
                @Nullable Integer ordersBefore,
                OrderFacts.Earlier earlier) {
            return of(buyer, goods, order.lines(), history, ordersBefore, earlier);
        }

        private World of(
                Set<Identity> buyer,
                Money goods,
                List<OrderReport.Line> lines,
                boolean history,
                @Nullable Integer ordersBefore,
                OrderFacts.Earlier earlier) {
            return new World(
                    evidence,
                    new OrderFacts(
                            order.orderId(),
                            buyer,
                            order.mailbox(),
                            PLACED,
                            goods,
                            goods,
                            lines,
                            history,
                            ordersBefore,
                            earlier),
                    terms,
                    live,
                    inactive,
                    kept);
        }
    }
}
