package dev.grapevine.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private final Plan plan =
            Plan.of(ReadPurchases.read(PlanTest.FILE), LocalDate.parse("2011-03-01"), 7, PlanTest.MINIMUM);
    private final Map<String, String> advocates =
            plan.advocates().stream().collect(Collectors.toMap(Shopper::number, one -> "adv_" + one.number()));
    private final Map<String, Found.Order> orders = new HashMap<>();
    private final Map<String, Found.Referral> referrals = new HashMap<>();
    private final Map<String, String> ledger = new HashMap<>(Map.of("GBP", "0.00", "GBP pending", "0.00"));

    ComparisonTest() {
        plan.orders().forEach(this::asItIsToBe);
    }

    @Test
    void whatIsAsItIsToBeHasNoDifference() {
        assertThat(comparison().differences()).isEmpty();
        assertThat(comparison().lines())
                .allSatisfy(line -> assertThat(line.decided()).as(line.words()).isEqualTo(line.known()));
    }

    @Test
    void anOrderThatIsMissingIsNamed() {
        orders.remove("replay-536365");
        assertThat(comparison().differences())
                .singleElement()
                .asString()
                .startsWith("Order 536365: the server doesn't have it; it is to be 139.12 less 0.00, history");
    }

    @Test
    void aReferralOfAnotherAdvocateAndAnotherReasonAreDifferences() {
        Told referred = first(Truth.REFERRED);
        Told self = first(Truth.SELF);
        referrals.computeIfPresent(
                referred.externalId(),
                (_, is) -> new Found.Referral(is.id(), is.state(), null, "adv_other", is.rewards()));
        referrals.computeIfPresent(
                self.externalId(),
                (_, is) -> new Found.Referral(is.id(), is.state(), "not_new", is.advocate(), is.rewards()));
        assertThat(comparison().differences()).hasSize(2);
    }

    @Test
    void aRewardGrantedTwiceOrNotAtAllIsADifference() {
        Told referred = first(Truth.REFERRED);
        for (int times : new int[] {0, 2}) {
            referrals.computeIfPresent(
                    referred.externalId(),
                    (_, is) -> new Found.Referral(
                            is.id(),
                            is.state(),
                            null,
                            is.advocate(),
                            Collections.nCopies(times, new Found.Reward("issued", true))));
            assertThat(comparison().differences()).hasSize(1);
        }
    }

    @Test
    void aLedgerThatDoesNotAddUpIsADifference() {
        ledger.put("GBP", "0.01");
        assertThat(comparison().differences()).containsExactly("The ledger's accounts in GBP come to 0.01, not 0");
    }

    @Test
    void twoCustomersTakenForOneAreADifference() {
        Found.Order one = Objects.requireNonNull(orders.get(first(Truth.NOBODY).externalId()));
        String other = plan.orders().getFirst().externalId();
        orders.computeIfPresent(
                other, (_, is) -> new Found.Order(is.id(), one.customer(), is.history(), is.total(), is.refunded()));
        assertThat(comparison().lines())
                .anySatisfy(line -> assertThat(line.decided()).isNotEqualTo(line.known()));
        assertThat(comparison().differences()).isNotEmpty();
    }

    private Told first(Truth truth) {
        return plan.orders().stream()
                .filter(order -> order.truth() == truth && order.paid() && order.returned() == null)
                .findFirst()
                .orElseThrow();
    }

    private Comparison comparison() {
        return new Comparison(plan, new Found(orders, referrals, ledger), advocates);
    }

    private void asItIsToBe(Told order) {
        String refunded =
                order.returned() == null ? "0.00" : order.returned().amount().toDecimal();
        orders.put(
                order.externalId(),
                new Found.Order(
                        "ord_" + order.externalId(),
                        "cus_" + order.buyer().number(),
                        order.isHistory(),
                        order.purchase().total().toDecimal(),
                        refunded));
        if (order.truth().hasReferral()) {
            String advocate = Objects.requireNonNull(
                    advocates.get(Objects.requireNonNull(order.tip()).from()));
            boolean rejected = order.truth() != Truth.REFERRED;
            String state = rejected ? "rejected" : order.isReturnedWhole() ? "returned" : "in_review";
            referrals.put(
                    order.externalId(),
                    new Found.Referral(
                            "ref_" + order.externalId(), state, order.truth().reason(), advocate, rewards(order)));
        }
    }

    private static List<Found.Reward> rewards(Told order) {
        Fate fate = Fate.of(order);
        if (fate == null) {
            return List.of();
        }
        return List.of(
                switch (fate) {
                    case PENDING -> new Found.Reward("pending", false);
                    case GIVEN -> new Found.Reward("issued", true);
                    case VOIDED -> new Found.Reward("voided", false);
                    case REVERSED -> new Found.Reward("reversed", true);
                });
    }
}
