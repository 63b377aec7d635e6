package dev.grapevine.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.PhoneNumber;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ReadOrderTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String DOCUMENTED = """
            { "external_id": "1001", "number": "#1001", "placed_at": "2026-05-01T09:30:00Z", "state": "paid",
              "currency": "GBP", "subtotal": "54.00", "discount": "5.00", "shipping": "3.95", "tax": "9.00", "total": "52.95",
              "coupon_codes": ["AMY-7QK2"], "visit_token": "vt1", "tags": ["gift"], "locale": "en-GB",
              "customer": { "external_id": "77", "email": "a@example.com", "phone": "07700900123", "first_name": "Ada",
                            "last_name": "L.", "accepts_marketing": false, "orders_before": 0 },
              "browser": { "ip": "203.0.113.9", "user_agent": "Mozilla/5.0", "device": "d1" },
              "marks": { "shipping_address": "h1", "payment": "h2" },
              "lines": [ { "product_id": "p1", "collection_ids": ["c1"], "quantity": 2, "total": "54.00" } ] }
            """;

    private final ReadOrder readOrder =
            new ReadOrder(Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC));

    @Test
    void theDocumentedOrderIsReadWhole() {
        OrderReport report = read(DOCUMENTED);

        assertThat(report.externalId()).isEqualTo("1001");
        assertThat(report.state()).isEqualTo(OrderState.PAID);
        assertThat(report.amounts().total()).isEqualTo(Money.of(5295, "GBP"));
        assertThat(report.amounts().shipping()).isEqualTo(Money.of(395, "GBP"));
        assertThat(report.couponCodes()).containsExactly("AMY-7QK2");
        assertThat(report.buyer().email()).isEqualTo(new EmailAddress("a@example.com"));
        assertThat(report.buyer().phone())
                .as("a number without a country is one of the locale's")
                .isEqualTo(new PhoneNumber("+447700900123"));
        assertThat(report.acceptsMarketing()).isFalse();
        assertThat(report.ordersBefore()).isZero();
        assertThat(report.lines()).containsExactly(new OrderReport.Line("p1", List.of("c1"), 2, Money.of(5400, "GBP")));
        assertThat(report.history()).isFalse();
    }

    @Test
    void onlyWhatIsRequiredIsRequired() {
        OrderReport report = read(minimal(""));

        assertThat(report.state()).isNull();
        assertThat(report.couponCodes()).as("left out is not the same as none").isNull();
        assertThat(report.lines()).isNull();
    }

    @Test
    void everythingMissingIsNamedAtOnce() {
        assertThat(problems("{}"))
                .extracting(FieldProblem::field)
                .containsExactlyInAnyOrder("external_id", "placed_at", "currency", "total", "customer.email");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    total     | "-1.00"             | total
                    total     | "1e3"               | total
                    total     | "12.5"              | total
                    total     | 12.50               | total
                    total     | "1000000000.01"     | total
                    lines     | [{"product_id":"p","total":"1000000000.01"}] | lines[0].total
                    total     | "99999999999999999" | total
                    discount  | "-5.00"             | discount
                    currency  | "GBX"               | currency
                    currency  | "gbp"               | currency
                    placed_at | "yesterday"         | placed_at
                    placed_at | "2026-05-01"        | placed_at
                    placed_at | "2027-01-01T00:00:00Z" | placed_at
                    placed_at | "1970-01-01T00:00:00Z" | placed_at
                    state     | "shipped"           | state
                    locale    | "english, please"   | locale
                    tags      | "gift"              | tags
                    tags      | [1]                 | tags[0]
                    browser   | {"ip":"localhost"}  | browser.ip
                    browser   | []                  | browser
                    lines     | [{"product_id":"p","total":"1"}] | lines[0].total
                    lines     | [{"quantity":-1,"product_id":"p"}] | lines[0].quantity
                    customer  | {"email":"nobody"}  | customer.email
                    customer  | {"phone":"12"}      | customer.phone
                    customer  | {"email":"a@example.com","orders_before":-1} | customer.orders_before
                    number    | "a\\u0000b"         | number
                    number    | "\\ud800"           | number
                    totl      | "1.00"              | totl
                    customer  | {"email":"a@example.com","mail":"b"} | customer.mail
                    """)
    void aWrongFieldIsNamedAndTheRestIsNot(String field, String value, String named) {
        ObjectNode order = (ObjectNode) JSON.readTree(minimal(""));
        order.set(field, JSON.readTree(value));

        assertThat(problems(readOrder.read(order, false)))
                .extracting(FieldProblem::field)
                .containsExactly(named);
    }

    @Test
    void anAmountThatNobodySpendsIsRefusedWithTheBoundAndWhatToCheckAndYenAndRupiahHaveRoom() {
        assertThat(problems(minimal("").replace("10.00", "9999999999.00")))
                .containsExactly(new FieldProblem(
                        "total",
                        "At most 1000000000.00 GBP can be taken: check the decimal point, and that the amount is not in"
                                + " minor units."));
        assertThat(read(minimal("").replace("GBP", "JPY").replace("10.00", "100000000000"))
                        .amounts()
                        .total())
                .isEqualTo(Money.of(100_000_000_000L, "JPY"));
        assertThat(read(minimal("").replace("GBP", "IDR").replace("10.00", "999999999.99"))
                        .amounts()
                        .total())
                .isEqualTo(Money.of(99_999_999_999L, "IDR"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    -5.00         | A refund is above zero: what was given back, without a minus sign.
                    0.00          | A refund is above zero: what was given back, without a minus sign.
                    9999999999.00 | At most 1000000000.00 GBP can be taken: check the decimal point, and that the amount is not in minor units.
                    """)
    void aRefundThatIsNoneIsRefusedInItsOwnWords(String amount, String problem) {
        String body =
                "{\"external_id\": \"r\", \"amount\": {\"amount\": \"%s\", \"currency\": \"GBP\"}}".formatted(amount);

        assertThat(new ReadRefund(Clock.systemUTC()).read("1", body, false))
                .isEqualTo(new Reading.Invalid<RefundReport>(List.of(new FieldProblem("amount.amount", problem))));
    }

    @Test
    void tenThousandLinesAreAnsweredInOneSentence() {
        String lines = IntStream.range(0, 10_000)
                .mapToObj(i -> "{\"product_id\": \"p" + i + "\"}")
                .collect(Collectors.joining(",", "[", "]"));

        assertThat(problems(minimal(", \"lines\": " + lines)))
                .containsExactly(new FieldProblem("lines", "At most 2000 of these can be taken; here are 10000."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "\"x\"", "{", "{\"a\":1,}", "null"})
    void whatIsNoObjectIsMalformed(String body) {
        assertThat(readOrder.read(body, false)).isInstanceOf(Reading.Malformed.class);
    }

    @Test
    void lenientReadingPassesOverWhatItCanDoWithout() {
        String json = minimal(", \"new_field\": 1, \"locale\": \"english, please\"")
                .replace("\"customer\": {", "\"customer\": {\"phone\": \"12\", ");

        assertThat(problems(json)).hasSize(3);
        assertThat(readOrder.read(json, true)).isInstanceOf(Reading.Read.class);
        assertThat(readOrder.read(json.replace("a@example.com", "nobody"), true))
                .as("but not over the last by which the buyer is known")
                .isInstanceOf(Reading.Invalid.class);
    }

    @Test
    void yenHasNoDecimals() {
        assertThat(read(minimal("").replace("GBP", "JPY").replace("10.00", "1000"))
                        .amounts()
                        .total())
                .isEqualTo(Money.of(1000, "JPY"));
    }

    private OrderReport read(String json) {
        return switch (readOrder.read(json, false)) {
            case Reading.Read<OrderReport>(OrderReport report) -> report;
            case Reading<OrderReport> wrong -> throw new AssertionError(wrong.toString());
        };
    }

    private List<FieldProblem> problems(String json) {
        return problems(readOrder.read(json, false));
    }

    private static List<FieldProblem> problems(Reading<OrderReport> reading) {
        return switch (reading) {
            case Reading.Invalid<OrderReport>(List<FieldProblem> problems) -> problems;
            case Reading<OrderReport> other -> throw new AssertionError(other.toString());
        };
    }

    private static String minimal(String more) {
        return """
                {"external_id": "1", "placed_at": "2026-05-01T09:30:00+01:00", "currency": "GBP", "total": "10.00",
                 "customer": {"email": "a@example.com"}%s}""".formatted(more);
    }
}
