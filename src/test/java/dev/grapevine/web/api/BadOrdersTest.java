package dev.grapevine.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.Eventually;
import dev.grapevine.given.Reply;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.Shop;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever a shop's program does wrong has a clear answer, and what is only unusual is taken. */
class BadOrdersTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private static final String ORDER = """
            {"external_id": "1", "placed_at": "2026-05-01T09:30:00Z", "currency": "GBP", "total": "20.00",
             "customer": {"email": "a@example.com"}}""";

    private final Shop shop = server.shop();

    @Test
    void anOrderOfNobodyNamesWhatIsMissing() {
        assertRefused(ORDER.replace("\"email\": \"a@example.com\"", "\"first_name\": \"Ada\""), "customer.email");
        assertRefused(ORDER.replace("a@example.com", "nobody"), "customer.email");
    }

    @Test
    void anAmountThatIsNegativeAbsurdOrInexactIsNamed() {
        assertRefused(ORDER.replace("20.00", "-20.00"), "total");
        assertRefused(ORDER.replace("20.00", "20000000000000.00"), "total");
        assertRefused(ORDER.replace("20.00", "20.5"), "total");
        assertRefused(ORDER.replace("\"20.00\"", "20.00"), "total");
    }

    @Test
    void whatIsMissingOrUnknownIsNamedAllAtOnce() {
        Reply reply = shop.secret().post("/api/v1/orders", "{\"extrenal_id\": \"1\", \"currency\": \"QQQ\"}");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.problem()).isEqualTo("invalid-fields");
        assertThat(reply.wrongFields())
                .contains("external_id", "extrenal_id", "placed_at", "currency", "total", "customer.email");
    }

    @Test
    void aLenientCallPassesOverWhatItDoesNotKnow() {
        String more = ORDER.replace("\"total\"", "\"gift_wrap\": true, \"total\"");
        assertRefused(more, "gift_wrap");
        assertThat(shop.secret().post("/api/v1/orders?lenient=true", more).status())
                .isEqualTo(202);
    }

    @Test
    void tenThousandLinesAreTooMany() {
        String lines = IntStream.range(0, 10_000)
                .mapToObj(i -> "{\"product_id\": \"p" + i + "\", \"quantity\": 1, \"total\": \"1.00\"}")
                .collect(Collectors.joining(","));
        Reply reply = assertRefused(ORDER.replace("\"total\"", "\"lines\": [" + lines + "], \"total\""), "lines");
        assertThat(reply.text("detail")).contains("10000");
    }

    @Test
    void whatIsNoJsonIsSaidWhere() {
        Reply broken = shop.secret().post("/api/v1/orders", ORDER.replace("\"currency\": ", "\"currency\" "));
        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.problem()).isEqualTo("malformed-json");
        assertThat(broken.text("detail")).contains("line 1");
        assertThat(shop.secret().post("/api/v1/orders", "").status()).isEqualTo(400);
        assertThat(shop.secret().post("/api/v1/orders", "[]").status()).isEqualTo(400);
        assertThat(shop.secret().post("/api/v1/orders", ORDER + "{}").status()).isEqualTo(400);
        assertThat(shop.secret()
                        .post("/api/v1/orders", ORDER.replace("\"total\"", "\"total\": \"1.00\", \"total\""))
                        .status())
                .as("a field twice")
                .isEqualTo(400);
        assertThat(shop.secret()
                        .post("/api/v1/orders", ORDER, "Content-Type", "text/plain")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void anotherCurrencyAndAnUnknownCouponAreTakenAsTheyAre() {
        String unusual = ORDER.replace("GBP", "JPY")
                .replace("20.00", "2000")
                .replace("\"total\"", "\"coupon_codes\": [\"WHO-KNOWS\"], \"total\"");
        assertThat(shop.secret().post("/api/v1/orders", unusual).status()).isEqualTo(202);
        Reply order =
                Eventually.of(() -> shop.secret().get("/api/v1/orders/external:1"), reply -> reply.status() == 200);
        assertThat(order.text("currency")).isEqualTo("JPY");
        assertThat(order.text("total")).isEqualTo("2000");
        assertThat(order.text("coupon_codes.0")).isEqualTo("WHO-KNOWS");
    }

    @Test
    void aBrowsersKeyMayReportNoOrders() {
        Reply reply = shop.publishable().post("/api/v1/orders", ORDER);
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.problem()).isEqualTo("missing-scope");
    }

    private Reply assertRefused(String order, String field) {
        Reply reply = shop.secret().post("/api/v1/orders", order);
        assertThat(reply.status()).as(reply.body()).isEqualTo(422);
        assertThat(reply.wrongFields()).contains(field);
        assertThat(shop.secret().get("/api/v1/orders/external:1").status()).isEqualTo(404);
        return reply;
    }
}
