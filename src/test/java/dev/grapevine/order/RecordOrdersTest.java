package dev.grapevine.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.customer.Consent;
import dev.grapevine.given.FreshDatabase;
import dev.grapevine.kernel.Cursor;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Page;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RecordOrdersTest {
    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    private final Shop shop = new Shop(database);

    @Test
    void anOrderIsReadBackAsItWasTold() {
        shop.says(order("1", "2026-05-01", "a@example.com", """
                "state": "paid", "updated_at": "2026-05-01T11:00:00Z", "subtotal": "9.00", "coupon_codes": ["AMY"],
                "tags": ["gift"], "browser": {"ip": "203.0.113.9"},
                "lines": [{"product_id": "p1", "collection_ids": ["c1"], "quantity": 2, "total": "9.00"}],"""));

        Order order = shop.order("1");
        assertThat(order.state()).isEqualTo(OrderState.PAID);
        assertThat(order.amounts().total()).isEqualTo(Money.of(1000, "GBP"));
        assertThat(order.amounts().subtotal()).isEqualTo(Money.of(900, "GBP"));
        assertThat(order.amounts().tax()).isNull();
        assertThat(order.refunded()).isEqualTo(Money.of(0, "GBP"));
        assertThat(order.couponCodes()).containsExactly("AMY");
        assertThat(order.lines()).containsExactly(new OrderReport.Line("p1", List.of("c1"), 2, Money.of(900, "GBP")));
        assertThat(order.reached(OrderState.PAID)).contains(Instant.parse("2026-05-01T11:00:00Z"));
        assertThat(order.reached(OrderState.FULFILLED)).isEmpty();
        assertThat(order.prints().network())
                .isEqualTo(shop.fingerprints.network(shop.store, "203.0.113.9").orElseThrow());
        assertThat(Objects.toString(shop.row("1"))).doesNotContain("203.0.113.9");
        assertThat(shop.customers.find(shop.store, order.customerId())).isPresent();
    }

    @Test
    void anEditedTotalWithoutASubtotalLeavesNoStaleOne() {
        shop.says(order("1", "2026-05-01", "a@example.com", """
                "updated_at": "2026-05-01T11:00:00Z", "subtotal": "9.00","""));
        shop.says(order("1", "2026-05-01", "a@example.com", "\"updated_at\": \"2026-05-02T11:00:00Z\","));

        assertThat(shop.order("1").amounts().subtotal()).isNull();
    }

    @Test
    void aCancellationStandsUntilANewerReportTakesItBack() {
        shop.says(order("1", "2026-05-01", "a@example.com", state("cancelled", "2026-05-03")));
        shop.says(order("1", "2026-05-01", "a@example.com", state("paid", "2026-05-02")));
        assertThat(shop.order("1").state()).isEqualTo(OrderState.CANCELLED);
        assertThat(shop.order("1").reached(OrderState.PAID)).isEmpty();

        shop.says(order("1", "2026-05-01", "a@example.com", state("paid", "2026-05-04")));
        assertThat(shop.order("1").state()).isEqualTo(OrderState.PAID);
        assertThat(shop.order("1").reached(OrderState.PAID)).contains(Instant.parse("2026-05-02T00:00:00Z"));
    }

    @Test
    void aRefundThatComesBeforeItsOrderIsAppliedWhenTheOrderComes() {
        shop.refunds("1", "r1", "4.00");
        shop.says(order("1", "2026-05-01", "a@example.com", ""));

        assertThat(shop.order("1").refunded()).isEqualTo(Money.of(400, "GBP"));
        assertThat(shop.orders.refunds(shop.store, shop.order("1").id()))
                .extracting(Refund::externalId)
                .containsExactly("r1");
    }

    @Test
    void aRefundMakesItsOrderDueOnceAndNeverExceedsTheTotal() {
        shop.says(order("1", "2026-05-01", "a@example.com", ""));
        shop.nothingIsDue();
        shop.refunds("1", "r1", "7.00");
        assertThat(shop.isDue("1")).isTrue();

        shop.nothingIsDue();
        shop.refunds("1", "r1", "7.00");
        assertThat(shop.isDue("1")).as("told again").isFalse();

        shop.refunds("1", "r2", "7.00");
        assertThat(shop.order("1").refunded()).isEqualTo(Money.of(1000, "GBP"));
        assertThat(shop.order("1").isFullyRefunded()).isTrue();
    }

    @Test
    void anOrderThatCameLateMakesTheLaterOnesOfItsBuyerDue() {
        shop.says(order("2", "2026-05-02", "ada.l@gmail.com", ""));
        shop.says(order("3", "2026-05-02", "other@example.com", ""));
        shop.says(order("0", "2026-04-01", "adal@gmail.com", "\"history\": true,"));
        shop.nothingIsDue();
        shop.says(order("1", "2026-05-01", "adal+x@gmail.com", ""));

        assertThat(shop.isDue("1")).isTrue();
        assertThat(shop.isDue("2")).isTrue();
        assertThat(shop.isDue("3")).as("somebody else's").isFalse();
        assertThat(shop.isDue("0")).as("history goes on no journey").isFalse();
        assertThat(shop.earlier("2")).isEqualTo(2);
        assertThat(shop.earlier("3")).isZero();
    }

    @Test
    void anOrderOnceCancelledIsNoEarlierOneAndTheLaterOnesAreLookedAtAgain() {
        shop.says(order("1", "2026-05-01", "a@example.com", ""));
        shop.says(order("2", "2026-05-02", "a@example.com", ""));
        assertThat(shop.earlier("2")).isEqualTo(1);
        shop.nothingIsDue();

        shop.says(order("1", "2026-05-01", "a@example.com", state("cancelled", "2026-05-03")));
        assertThat(shop.isDue("2")).isTrue();
        assertThat(shop.earlier("2")).isZero();
    }

    @Test
    void aFullyRefundedOrderIsStillAnEarlierOne() {
        shop.says(order("1", "2026-05-01", "a@example.com", ""));
        shop.refunds("1", "r1", "10.00");
        shop.says(order("2", "2026-05-02", "a@example.com", ""));

        assertThat(shop.earlier("2")).isEqualTo(1);
    }

    @Test
    void theSameReportAgainMakesNothingDue() {
        String report = order("1", "2026-05-01", "a@example.com", "");
        shop.says(report);
        shop.nothingIsDue();
        shop.says(report);

        assertThat(shop.isDue("1")).isFalse();
    }

    @Test
    void anotherCurrencyThanTheStoresIsKeptAsItIs() {
        shop.says(order("1", "2026-05-01", "a@example.com", "").replace("GBP", "USD"));

        assertThat(shop.order("1").amounts().total()).isEqualTo(Money.of(1000, "USD"));
    }

    @Test
    void whatTheBuyerAgreedToIsRemembered() {
        shop.says(order("1", "2026-05-01", "a@example.com", "")
                .replace("\"email\"", "\"accepts_marketing\": true, \"email\""));

        assertThat(shop.consents.newest(
                        shop.store, shop.order("1").customerId(), Consent.Purpose.MARKETING, Consent.Channel.EMAIL))
                .map(Consent::given)
                .contains(true);
    }

    @Test
    void twoFirstOrdersOfOnePersonAtTheSameTimeAreNotBothHerFirst() throws Exception {
        int threads = 8;
        CyclicBarrier start = new CyclicBarrier(threads);
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<UUID>> answers = IntStream.range(0, threads)
                    .mapToObj(i -> pool.submit(() -> {
                        start.await();
                        return shop.says(order("race" + i, "2026-05-0" + (i + 1), "race@example.com", ""));
                    }))
                    .toList();
            for (Future<UUID> answer : answers) {
                answer.get();
            }
        }

        assertThat(shop.orders.count(
                        shop.store, OrderFilter.ofCustomer(shop.order("race0").customerId())))
                .isEqualTo(threads);
        assertThat(shop.earlier("race7")).isEqualTo(7);
    }

    @Test
    void theListIsNewestFirstFilteredAndGoesOn() {
        shop.says(order("1", "2026-05-01", "a@example.com", ""));
        shop.says(order("3", "2026-05-03", "b@example.com", "\"state\": \"paid\","));
        shop.says(order("2", "2026-05-02", "c@example.com", ""));

        Page<Order> first = shop.orders.list(shop.store, OrderFilter.ALL, new Limit(2), null);
        assertThat(first.data()).extracting(Order::externalId).containsExactly("3", "2");
        Cursor next =
                Cursor.parseByTime(Objects.requireNonNull(first.next()).text()).orElseThrow();
        assertThat(shop.orders
                        .list(shop.store, OrderFilter.ALL, new Limit(2), next)
                        .data())
                .extracting(Order::externalId)
                .containsExactly("1");

        OrderFilter paidInMay = new OrderFilter(
                OrderState.PAID,
                null,
                false,
                Instant.parse("2026-05-01T00:00:00Z"),
                Instant.parse("2026-06-01T00:00:00Z"));
        assertThat(shop.orders.list(shop.store, paidInMay, Limit.DEFAULT, null).data())
                .extracting(Order::externalId)
                .containsExactly("3");
        assertThat(shop.orders.count(shop.store, OrderFilter.ALL)).isEqualTo(3);
        assertThat(shop.orders.count(Ids.newId(), OrderFilter.ALL)).isZero();
    }

    private static String state(String state, String day) {
        return "\"state\": \"%s\", \"updated_at\": \"%sT00:00:00Z\",".formatted(state, day);
    }

    private static String order(String id, String day, String email, String more) {
        return """
                {"external_id": "%s", "placed_at": "%sT00:00:00Z", %s "currency": "GBP", "total": "10.00",
                 "customer": {"email": "%s"}}""".formatted(id, day, more, email);
    }
}
