package dev.grapevine.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.Eventually;
import dev.grapevine.given.Reply;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.Shop;
import dev.grapevine.platform.database.InStore;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class OrdersTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private static final String WHOLE = """
            { "external_id": "1001", "number": "#1001", "placed_at": "2026-05-01T09:30:00Z", "state": "paid",
              "currency": "GBP", "subtotal": "54.00", "discount": "5.00", "shipping": "3.95", "tax": "9.00",
              "total": "52.95", "coupon_codes": ["AMY-7QK2"], "visit_token": "unknown", "tags": ["gift"],
              "locale": "en-GB",
              "customer": { "external_id": "77", "email": "a@example.com", "phone": "+447700900123",
                            "first_name": "Ada", "last_name": "L.", "accepts_marketing": false, "orders_before": 0 },
              "browser": { "ip": "203.0.113.9", "user_agent": "Mozilla/5.0", "device": "d-1" },
              "marks": { "shipping_address": "abc", "payment": "def" },
              "lines": [ { "product_id": "p1", "collection_ids": ["c1"], "quantity": 2, "total": "54.00" } ] }
            """;

    private final Shop shop = server.shop();

    private static String order(String id) {
        return "{\"external_id\": \"" + id + "\", \"placed_at\": \"2026-05-01T09:30:00Z\", \"currency\": \"GBP\","
                + " \"total\": \"20.00\", \"customer\": {\"email\": \"" + id + "@example.com\"}}";
    }

    private Reply look(String id) {
        return Eventually.of(() -> shop.secret().get("/api/v1/orders/external:" + id), reply -> reply.status() == 200);
    }

    @Test
    void anOrderIsTakenAndThenShownWhereTheAnswerSays() {
        Reply taken = shop.secret().post("/api/v1/orders", WHOLE);
        assertThat(taken.status()).as(taken.body()).isEqualTo(202);
        assertThat(taken.text("status")).isEqualTo("accepted");
        assertThat(taken.header("Location")).isEqualTo("/api/v1/orders/external:1001");
        // Decided on in a second step, so that it is shown at first without a why.
        Reply order = Eventually.of(() -> shop.secret().get(taken.header("Location")), reply -> reply.body()
                .contains("not_attributed"));
        assertThat(order.text("id")).startsWith("ord_");
        assertThat(order.text("customer.id")).startsWith("cus_");
        assertThat(order.text("customer.email")).isEqualTo("a@example.com");
        assertThat(order.text("total")).isEqualTo("52.95");
        assertThat(order.text("refunded")).isEqualTo("0.00");
        assertThat(order.text("state")).isEqualTo("paid");
        assertThat(order.text("lines.0.total")).isEqualTo("54.00");
        assertThat(order.body()).doesNotContain("203.0.113.9");
        assertThat(shop.secret().get("/api/v1/orders/" + order.text("id")).body())
                .isEqualTo(order.body());
    }

    @Test
    void anOrderThatIsStillToBeWorkedOnIsSaidToComeAndAnUnknownOneIsNot() {
        server.part(InStore.class).run(shop.id(), () -> server.part(JdbcClient.class)
                .sql("""
                        insert into inbox (store_id, id, source, event_key, kind, subject, body, received_at, due_at)
                        values (:store, :id, 'api', 'later', 'order', '4711', '{}', now(), now() + interval '1 hour')
                        """)
                .param("store", shop.id())
                .param("id", UUID.randomUUID())
                .update());
        Reply coming = shop.secret().get("/api/v1/orders/external:4711");
        assertThat(coming.status()).isEqualTo(404);
        assertThat(coming.text("detail")).contains("accepted").contains("ask again");
        assertThat(coming.header("Retry-After")).isEqualTo("1");

        Reply unknown = shop.secret().get("/api/v1/orders/external:4712");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.text("detail")).doesNotContain("accepted");
        assertThat(server.shop().secret().get("/api/v1/orders/external:4711").text("detail"))
                .isEqualTo(unknown.text("detail"));
    }

    @Test
    void anOrderWhoseLetterWasLaidAsideIsNotSaidToBeUntold() {
        server.part(InStore.class).run(shop.id(), () -> server.part(JdbcClient.class)
                .sql("""
                        insert into inbox (store_id, id, source, event_key, kind, subject, body, received_at, due_dead_at)
                        values (:store, :order, 'api', 'bad', 'order', '4713', '{}', now(), now()),
                               (:store, :refund, 'api', 'waits', 'refund', '4713', '{}', now(), now())
                        """)
                .param("store", shop.id())
                .param("order", UUID.randomUUID())
                .param("refund", UUID.randomUUID())
                .update());
        Reply aside = shop.secret().get("/api/v1/orders/external:4713");
        assertThat(aside.status()).isEqualTo(404);
        assertThat(aside.text("detail")).contains("laid aside", "dead_letters").doesNotContain("not told");
    }

    @Test
    void whatWasAcceptedIsAwaitedByItsOwnNumberInABatchToo() {
        shop.secret().post("/api/v1/orders/batch", "{\"orders\": [" + order("b7") + "]}");
        shop.secret().post("/api/v1/orders", order("s7"));
        assertThat(server.part(InStore.class).call(shop.id(), () -> server.part(JdbcClient.class)
                        .sql("select subject from inbox where store_id = :store order by subject")
                        .param("store", shop.id())
                        .query(String.class)
                        .list()))
                .containsExactly("b7", "s7");
    }

    @Test
    void whatIsAcceptedIsDurableBeforeItIsAnswered() {
        shop.secret().post("/api/v1/orders", WHOLE);
        String kept = server.part(InStore.class).call(shop.id(), () -> server.part(JdbcClient.class)
                .sql("select body from inbox where store_id = :store")
                .param("store", shop.id())
                .query(String.class)
                .single());
        assertThat(kept).isEqualTo(WHOLE);
    }

    @Test
    void theSameOrderTwiceIsOneAndALaterStateChangesIt() {
        shop.secret().post("/api/v1/orders", order("5"));
        Reply again = shop.secret().post("/api/v1/orders", order("5"));
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.text("status")).isEqualTo("repeated");
        shop.secret().post("/api/v1/orders", order("5").replace("\"total\"", "\"state\": \"paid\", \"total\""));
        Reply paid = Eventually.of(() -> shop.secret().get("/api/v1/orders/external:5"), reply -> reply.text("state")
                .equals("paid"));
        assertThat(paid.text("paid_at")).isNotEmpty();
        assertThat(shop.secret().get("/api/v1/orders").json().path("data")).hasSize(1);
    }

    @Test
    void statesOutOfOrderEndInTheFurthestOne() {
        for (String state : List.of("cancelled", "delivered", "placed", "paid")) {
            shop.secret()
                    .post("/api/v1/orders", order("6").replace("\"total\"", "\"state\": \"" + state + "\", \"total\""));
        }
        Reply order = Eventually.of(
                () -> shop.secret().get("/api/v1/orders/external:6"),
                reply -> !reply.text("delivered_at").isEmpty()
                        && !reply.text("paid_at").isEmpty());
        assertThat(order.text("state")).isEqualTo("cancelled");
    }

    @Test
    void anIdempotencyKeyGivesTheSameAnswerAgain() {
        Reply first = shop.secret().post("/api/v1/orders", order("7"), "Idempotency-Key", "order-7");
        Reply again = shop.secret().post("/api/v1/orders", order("7"), "Idempotency-Key", "order-7");
        assertThat(first.text("status")).isEqualTo("accepted");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(look("7").text("external_id")).isEqualTo("7");
    }

    @Test
    void ordersThatComeAtTheSameTimeAreAllKept() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Reply>> replies = IntStream.range(0, 60)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> shop.secret()
                                    .post(
                                            "/api/v1/orders",
                                            i % 10 == 3 ? order("").replace("20.00", "-1") : order("c" + i)),
                            threads))
                    .toList();
            assertThat(replies.stream().map(CompletableFuture::join).map(Reply::status))
                    .filteredOn(status -> status == 202)
                    .hasSize(54);
        }
        Eventually.of(
                () -> shop.secret().get("/api/v1/orders?limit=100"),
                reply -> reply.json().path("data").size() == 54);
    }

    @Test
    void aBatchAnswersForEachAndTakesWhatIsRight() {
        Reply batch = shop.secret()
                .post(
                        "/api/v1/orders/batch",
                        "{\"history\": true, \"orders\": [" + order("h1") + ","
                                + order("h2").replace("20.00", "20") + ", 5," + order("h1") + "]}");
        assertThat(batch.status()).as(batch.body()).isEqualTo(202);
        assertThat(batch.json().path("accepted").asInt()).isEqualTo(1);
        assertThat(batch.json().path("repeated").asInt()).isEqualTo(1);
        assertThat(batch.json().path("refused").asInt()).isEqualTo(2);
        assertThat(batch.text("data.0.status")).isEqualTo("accepted");
        assertThat(batch.text("data.1.status")).isEqualTo("refused");
        assertThat(batch.text("data.1.external_id")).isEqualTo("h2");
        assertThat(batch.text("data.1.errors.0.field")).isEqualTo("total");
        assertThat(batch.text("data.2.errors.0.problem")).contains("object");
        assertThat(batch.text("data.3.status")).isEqualTo("repeated");
        assertThat(look("h1").json().path("history").asBoolean()).isTrue();
    }

    @Test
    void aBatchThatIsTooLongOrEmptyOrHasAnotherFieldIsRefusedWhole() {
        String many = IntStream.range(0, 501).mapToObj(i -> order("m" + i)).collect(Collectors.joining(","));
        Reply tooMany = shop.secret().post("/api/v1/orders/batch", "{\"orders\": [" + many + "]}");
        assertThat(tooMany.status()).isEqualTo(422);
        assertThat(tooMany.text("detail")).contains("501");
        assertThat(shop.secret()
                        .post("/api/v1/orders/batch", "{\"orders\": []}")
                        .wrongFields())
                .containsExactly("orders");
        assertThat(shop.secret()
                        .post("/api/v1/orders/batch", "{\"orders\": [" + order("x") + "], \"historic\": true}")
                        .wrongFields())
                .containsExactly("historic");
    }

    @Test
    void aRefundCountsAlsoWhereItComesBeforeItsOrder() {
        String refund = "{\"external_id\": \"r1\", \"amount\": {\"amount\": \"4.50\", \"currency\": \"GBP\"}}";
        Reply early = shop.secret().post("/api/v1/orders/external:8/refunds", refund);
        assertThat(early.status()).as(early.body()).isEqualTo(202);
        shop.secret().post("/api/v1/orders", order("8"));
        Reply order =
                Eventually.of(() -> shop.secret().get("/api/v1/orders/external:8"), reply -> reply.text("refunded")
                        .equals("4.50"));
        assertThat(order.text("refunds.0.amount.amount")).isEqualTo("4.50");
        Reply again = shop.secret().post("/api/v1/orders/" + order.text("id") + "/refunds", refund);
        assertThat(again.text("status")).isEqualTo("repeated");
        assertThat(shop.secret()
                        .post("/api/v1/orders/external:8/refunds", refund.replace("4.50", "-4.50"))
                        .wrongFields())
                .containsExactly("amount.amount");
    }

    @Test
    void aRefundInAnotherCurrencyThanItsOrdersIsRefusedOrShownAsNotCounted() {
        String euros = "{\"external_id\": \"r1\", \"amount\": {\"amount\": \"5.50\", \"currency\": \"EUR\"}}";
        assertThat(shop.secret()
                        .post("/api/v1/orders/external:9/refunds", euros)
                        .status())
                .as("told before its order")
                .isEqualTo(202);
        shop.secret().post("/api/v1/orders", order("9"));
        Eventually.of(() -> shop.secret().get("/api/v1/orders/external:9"), reply -> reply.status() == 200);
        assertThat(shop.secret()
                        .post("/api/v1/orders/external:9/refunds", euros.replace("5.50", "6.50"))
                        .wrongFields())
                .containsExactly("amount.currency");

        String corrected = euros.replace("5.50", "4.50").replace("EUR", "GBP");
        assertThat(shop.secret()
                        .post("/api/v1/orders/external:9/refunds", corrected)
                        .status())
                .isEqualTo(202);
        Reply order =
                Eventually.of(() -> shop.secret().get("/api/v1/orders/external:9"), reply -> reply.text("refunded")
                        .equals("4.50"));
        assertThat(order.json().path("refunds").findValuesAsString("counted"))
                .containsExactlyInAnyOrder("true", "false");
    }

    @Test
    void ordersAreListedByWhenTheyWerePlacedAndFiltered() {
        for (int i = 1; i <= 5; i++) {
            shop.secret().post("/api/v1/orders", order("l" + i).replace("05-01", "05-0" + i));
        }
        Eventually.of(
                () -> shop.secret().get("/api/v1/orders"),
                reply -> reply.json().path("data").size() == 5);
        Reply first = shop.secret().get("/api/v1/orders?limit=3");
        assertThat(ids(first)).containsExactly("l5", "l4", "l3");
        assertThat(ids(shop.secret().get("/api/v1/orders?limit=3&after=" + first.text("next"))))
                .containsExactly("l2", "l1");
        assertThat(ids(shop.secret().get("/api/v1/orders?from=2026-05-02T00:00:00Z&to=2026-05-04T00:00:00Z")))
                .containsExactly("l3", "l2");
        assertThat(ids(shop.secret().get("/api/v1/orders?external_id=l4"))).containsExactly("l4");
        assertThat(ids(shop.secret().get("/api/v1/orders?customer=" + first.text("data.0.customer.id"))))
                .containsExactly("l5");
        assertThat(ids(shop.secret().get("/api/v1/orders?state=cancelled"))).isEmpty();
        assertThat(shop.secret().get("/api/v1/orders?state=lost").wrongFields()).containsExactly("state");
        assertThat(shop.secret().get("/api/v1/orders?history=maybe").status()).isEqualTo(400);
    }

    private static List<String> ids(Reply reply) {
        return reply.json()
                .path("data")
                .valueStream()
                .map((JsonNode order) -> order.path("external_id").asString())
                .toList();
    }
}
