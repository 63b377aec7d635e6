package dev.grapevine.order;

import dev.grapevine.customer.Person;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.PhoneNumber;
import dev.grapevine.kernel.Unit;
import dev.grapevine.platform.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How an order is read from its row. */
final class OrderRows {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Lines and names stand only among the words, where each has its one place. */
    static final String COLUMNS = """
            o.id, o.external_id, o.number, o.customer_id, o.placed_at, o.state, o.paid_at, o.fulfilled_at,
            o.delivered_at, o.cancelled_at, o.updated_at, o.currency, o.subtotal, o.discount, o.shipping, o.tax,
            o.total, o.refunded, o.coupon_codes, o.visit_token, o.tags, o.locale, o.buyer_external_id, o.buyer_email,
            o.buyer_phone, o.accepts_marketing, o.orders_before, o.network, o.device, o.shipping_address, o.payment,
            o.user_agent, o.history,
            jsonb_path_query_first(o.said, '$.sayings[*].words.first_name') #>> '{}' as first_name,
            jsonb_path_query_first(o.said, '$.sayings[*].words.last_name') #>> '{}' as last_name,
            jsonb_path_query_first(o.said, '$.sayings[*].words.lines') as lines
            """;

    private OrderRows() {}

    static Order order(ResultSet row, int number) throws SQLException {
        Unit currency = Unit.currency(row.getString("currency"));
        return new Order(
                row.getObject("id", UUID.class),
                row.getString("external_id"),
                row.getString("number"),
                row.getObject("customer_id", UUID.class),
                buyer(row),
                Times.of(row, "placed_at"),
                OrderState.of(row.getString("state")).orElseThrow(),
                new Order.Times(
                        Times.orNull(row, "paid_at"),
                        Times.orNull(row, "fulfilled_at"),
                        Times.orNull(row, "delivered_at"),
                        Times.orNull(row, "cancelled_at")),
                Times.orNull(row, "updated_at"),
                new OrderReport.Amounts(
                        new Money(row.getLong("total"), currency),
                        money(row, "subtotal", currency),
                        money(row, "discount", currency),
                        money(row, "shipping", currency),
                        money(row, "tax", currency)),
                new Money(row.getLong("refunded"), currency),
                texts(row, "coupon_codes"),
                row.getString("visit_token"),
                texts(row, "tags"),
                row.getString("locale"),
                row.getObject("orders_before", Integer.class),
                row.getObject("accepts_marketing", Boolean.class),
                new Order.Prints(
                        row.getString("network"),
                        row.getString("device"),
                        row.getString("shipping_address"),
                        row.getString("payment")),
                row.getString("user_agent"),
                row.getBoolean("history"),
                lines(row.getString("lines"), currency));
    }

    private static @Nullable Person buyer(ResultSet row) throws SQLException {
        @Nullable String externalId = row.getString("buyer_external_id");
        @Nullable String email = row.getString("buyer_email");
        @Nullable String phone = row.getString("buyer_phone");
        if (externalId == null && email == null && phone == null) {
            return null;
        }
        return new Person(
                externalId,
                email == null ? null : new EmailAddress(email),
                phone == null ? null : new PhoneNumber(phone),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("locale"));
    }

    private static List<OrderReport.Line> lines(@Nullable String json, Unit currency) {
        List<OrderReport.Line> lines = new ArrayList<>();
        if (json != null) {
            for (JsonNode line : JSON.readTree(json)) {
                List<String> collections = new ArrayList<>();
                line.get("collection_ids").forEach(id -> collections.add(id.stringValue()));
                @Nullable JsonNode total = line.get("total");
                lines.add(new OrderReport.Line(
                        line.get("product_id").stringValue(),
                        List.copyOf(collections),
                        line.get("quantity").intValue(),
                        total == null ? null : new Money(total.longValue(), currency)));
            }
        }
        return List.copyOf(lines);
    }

    private static @Nullable Money money(ResultSet row, String column, Unit currency) throws SQLException {
        @Nullable Long minor = row.getObject(column, Long.class);
        return minor == null ? null : new Money(minor, currency);
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
