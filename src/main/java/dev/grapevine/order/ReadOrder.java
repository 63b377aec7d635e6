package dev.grapevine.order;

import dev.grapevine.customer.Person;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Parsed;
import dev.grapevine.kernel.PhoneNumber;
import dev.grapevine.kernel.Unit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a shop's words about an order, in the form that the API documents, and finds everything that is wrong with them. The
 * same reading answers the shop before its words are accepted and makes the order of them afterwards.
 *
 * <p>Lenient reading passes over fields it does not know, and over an address, a number or a locale it can't understand where
 * the order can do without; what strict reading takes, it takes alike.
 */
@Component
public class ReadOrder {
    /** The longest invoice seen in real data has some 1,100 lines. */
    static final int MOST_LINES = 2_000;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);
    private static final int LONGEST = 255;

    private final Clock clock;

    public ReadOrder(Clock clock) {
        this.clock = clock;
    }

    /** The words as they came, in JSON. */
    public Reading<OrderReport> read(String body, boolean lenient) {
        return switch (json(body)) {
            case Parsed.Refused<JsonNode>(String problem) -> new Reading.Malformed<>(problem);
            case Parsed.Value<JsonNode>(JsonNode object) -> read(object, lenient);
        };
    }

    /** The words as a JSON object, such as one of a batch. */
    public Reading<OrderReport> read(JsonNode object, boolean lenient) {
        if (!object.isObject()) {
            return new Reading.Malformed<>("An order is a JSON object, in braces.");
        }
        List<FieldProblem> problems = new ArrayList<>();
        Fields fields = new Fields(object, "", problems, lenient);
        OrderReport report = report(fields, clock.instant().plus(CLOCKS_DIFFER));
        fields.end();
        return report == null || !problems.isEmpty() ? new Reading.Invalid<>(problems) : new Reading.Read<>(report);
    }

    static Parsed<JsonNode> json(String body) {
        try {
            JsonNode node = JSON.readTree(body);
            return node.isObject()
                    ? new Parsed.Value<>(node)
                    : new Parsed.Refused<>("The body is a JSON object, in braces.");
        } catch (JacksonException e) {
            var at = e.getLocation();
            return new Parsed.Refused<>("The body is not JSON"
                    + (at == null ? "." : ": see line " + at.getLineNr() + ", column " + at.getColumnNr() + "."));
        }
    }

    private static @Nullable OrderReport report(Fields order, Instant latest) {
        @Nullable String externalId = order.requiredText("external_id", LONGEST);
        @Nullable String number = order.text("number", LONGEST);
        @Nullable Instant placedAt = order.requiredTime("placed_at", latest);
        @Nullable OrderState state = order.parsed("state", 20, Spelling::state);
        @Nullable Instant updatedAt = order.time("updated_at", latest);
        OrderReport.@Nullable Amounts amounts = amounts(order);
        @Nullable List<String> coupons = order.texts("coupon_codes", 50, 100);
        @Nullable String visitToken = order.text("visit_token", LONGEST);
        @Nullable List<String> tags = order.texts("tags", 250, LONGEST);
        @Nullable String locale = order.dispensable("locale", 35, Spelling::locale);
        Buyer buyer = order.object("customer", customer -> buyer(customer, locale));
        OrderReport.Browser browser = order.object("browser", ReadOrder::browser);
        OrderReport.Marks marks = order.object(
                "marks",
                given ->
                        new OrderReport.Marks(given.text("shipping_address", LONGEST), given.text("payment", LONGEST)));
        @Nullable Unit currency = amounts == null ? null : amounts.currency();
        @Nullable List<OrderReport.Line> lines = order.objects("lines", MOST_LINES, given -> line(given, currency));
        @Nullable Boolean history = order.flag("history");
        if (externalId == null || placedAt == null || amounts == null || buyer.person() == null) {
            return null;
        }
        return new OrderReport(
                externalId,
                number,
                placedAt,
                state,
                updatedAt,
                amounts,
                coupons,
                visitToken,
                tags,
                locale,
                Objects.requireNonNull(buyer.person()),
                buyer.acceptsMarketing(),
                buyer.ordersBefore(),
                browser,
                marks,
                lines,
                Boolean.TRUE.equals(history));
    }

    private record Buyer(
            @Nullable Person person,
            @Nullable Boolean acceptsMarketing,
            @Nullable Integer ordersBefore) {}

    private static Buyer buyer(Fields customer, @Nullable String locale) {
        int before = customer.problems();
        @Nullable String externalId = customer.text("external_id", LONGEST);
        @Nullable EmailAddress email = customer.dispensable("email", 320, EmailAddress::parse);
        @Nullable
        PhoneNumber phone = customer.dispensable("phone", 60, text -> PhoneNumber.parse(text, Spelling.region(locale)));
        @Nullable String firstName = customer.text("first_name", LONGEST);
        @Nullable String lastName = customer.text("last_name", LONGEST);
        @Nullable Boolean acceptsMarketing = customer.flag("accepts_marketing");
        @Nullable Integer ordersBefore = customer.count("orders_before", 1_000_000);
        if (externalId == null && email == null && phone == null) {
            if (customer.problems() == before) {
                customer.problem("email", "One of email, phone and external_id of the customer is required.");
            }
            return new Buyer(null, acceptsMarketing, ordersBefore);
        }
        return new Buyer(
                new Person(externalId, email, phone, firstName, lastName, locale), acceptsMarketing, ordersBefore);
    }

    private static OrderReport.@Nullable Amounts amounts(Fields order) {
        @Nullable String code = order.requiredText("currency", 20);
        @Nullable Unit currency = code == null ? null : order.parsed("currency", 20, Unit::parseCurrency);
        @Nullable String written = order.requiredText("total", 40);
        @Nullable Money subtotal = amount(order, "subtotal", currency);
        @Nullable Money discount = amount(order, "discount", currency);
        @Nullable Money shipping = amount(order, "shipping", currency);
        @Nullable Money tax = amount(order, "tax", currency);
        @Nullable Money total = written == null ? null : amount(order, "total", currency);
        return total == null ? null : new OrderReport.Amounts(total, subtotal, discount, shipping, tax);
    }

    private static OrderReport.@Nullable Line line(Fields line, @Nullable Unit currency) {
        @Nullable String product = line.requiredText("product_id", LONGEST);
        @Nullable List<String> collections = line.texts("collection_ids", 250, LONGEST);
        @Nullable Integer quantity = line.count("quantity", 1_000_000);
        @Nullable Money total = amount(line, "total", currency);
        return product == null
                ? null
                : new OrderReport.Line(
                        product, collections == null ? List.of() : collections, quantity == null ? 1 : quantity, total);
    }

    private static OrderReport.Browser browser(Fields browser) {
        return new OrderReport.Browser(
                browser.dispensable("ip", 60, Spelling::address),
                browser.text("user_agent", 2_000),
                browser.text("device", LONGEST));
    }

    /** Money from zero up; in a currency that is not known, the text is only looked at. */
    private static @Nullable Money amount(Fields fields, String name, @Nullable Unit currency) {
        if (currency == null) {
            fields.text(name, 40);
            return null;
        }
        return fields.parsed(name, 40, text -> Spelling.amount(text, currency));
    }
}
