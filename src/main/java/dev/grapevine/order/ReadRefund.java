package dev.grapevine.order;

import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Parsed;
import dev.grapevine.kernel.Unit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Reads a shop's words about a refund: {@code {"external_id": "r1", "amount": {"amount": "5.00", "currency": "GBP"}, "at":
 * "2026-05-09T10:00:00Z"}}. The currency is said because a refund may be told before its order.
 */
@Component
public class ReadRefund {
    private final Clock clock;

    public ReadRefund(Clock clock) {
        this.clock = clock;
    }

    /** @param orderExternalId the shop's own id of the order, which stands in the path and not in the body */
    public Reading<RefundReport> read(String orderExternalId, String body, boolean lenient) {
        return switch (ReadOrder.json(body)) {
            case Parsed.Refused<JsonNode>(String problem) -> new Reading.Malformed<>(problem);
            case Parsed.Value<JsonNode>(JsonNode object) -> read(orderExternalId, object, lenient);
        };
    }

    /** The report, or where it is in another currency than its order, the field that is wrong. */
    public static Reading<RefundReport> in(Unit currency, RefundReport report) {
        return report.amount().currency().equals(currency)
                ? new Reading.Read<>(report)
                : new Reading.Invalid<>(List.of(new FieldProblem(
                        "amount.currency",
                        "The order is in " + currency + ", and only a refund in its currency counts.")));
    }

    private Reading<RefundReport> read(String orderExternalId, JsonNode object, boolean lenient) {
        List<FieldProblem> problems = new ArrayList<>();
        Fields refund = new Fields(object, "", problems, lenient);
        @Nullable String externalId = refund.requiredText("external_id", 255);
        @Nullable Instant at = refund.time("at", clock.instant().plus(Duration.ofDays(1)));
        @Nullable Money amount = refund.<@Nullable Money>object("amount", ReadRefund::amount);
        refund.end();
        return externalId == null || amount == null || !problems.isEmpty()
                ? new Reading.Invalid<>(problems)
                : new Reading.Read<>(new RefundReport(orderExternalId, externalId, amount, at));
    }

    private static @Nullable Money amount(Fields money) {
        @Nullable String code = money.requiredText("currency", 20);
        @Nullable Unit currency = code == null ? null : money.parsed("currency", 20, Unit::parseCurrency);
        @Nullable String written = money.requiredText("amount", 40);
        if (currency == null || written == null) {
            return null;
        }
        return money.parsed("amount", 40, text -> Spelling.givenBack(text, currency));
    }
}
