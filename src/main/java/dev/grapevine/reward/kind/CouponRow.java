package dev.grapevine.reward.kind;

import dev.grapevine.kernel.Codes;
import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Percent;
import dev.grapevine.kernel.Unit;
import dev.grapevine.program.Discount;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/** A coupon of the built-in pool as its row has it. */
record CouponRow(
        Coupon coupon,
        String kind,
        @Nullable String unit,
        @Nullable Long amount,
        @Nullable Integer percent,
        @Nullable String product,
        @Nullable String name) {

    static CouponRow of(Coupon coupon) {
        return switch (coupon.discount()) {
            case Discount.MoneyOff(Money money) ->
                new CouponRow(coupon, "fixed", money.currency().code(), money.minor(), null, null, null);
            case Discount.PercentOff(Percent percent) ->
                new CouponRow(coupon, "percent", minimumUnit(coupon), null, percent.basisPoints(), null, null);
            case Discount.FreeShipping() ->
                new CouponRow(coupon, "free_shipping", minimumUnit(coupon), null, null, null, null);
            case Discount.FreeProduct(String id, String name) ->
                new CouponRow(coupon, "free_product", minimumUnit(coupon), null, null, id, name);
        };
    }

    /** Many rows as parameters of a statement, an array a column. */
    static Map<String, SqlArrayValue> columns(List<CouponRow> rows) {
        return Map.ofEntries(
                Map.entry("codes", column("text", rows, row -> Codes.canonical(row.coupon.code()))),
                Map.entry("shown", column("text", rows, row -> row.coupon.code())),
                Map.entry("kinds", column("text", rows, CouponRow::kind)),
                Map.entry("units", column("text", rows, CouponRow::unit)),
                Map.entry("amounts", column("int8", rows, CouponRow::amount)),
                Map.entry("percents", column("int4", rows, CouponRow::percent)),
                Map.entry("products", column("text", rows, CouponRow::product)),
                Map.entry("names", column("text", rows, CouponRow::name)),
                Map.entry("minimums", column("int8", rows, row -> minimum(row.coupon))),
                Map.entry("singles", column("bool", rows, row -> row.coupon.singleUse())),
                Map.entry("expires", column("text", rows, row -> expires(row.coupon))));
    }

    @SuppressWarnings("NullAway") // an array of a nullable column has null elements, which JDBC takes
    static <R> SqlArrayValue column(String type, Collection<R> rows, Function<R, ? extends @Nullable Object> column) {
        return new SqlArrayValue(type, rows.stream().map(column).toArray());
    }

    static CouponIssuer.Found found(ResultSet row, int number) throws SQLException {
        @Nullable String unit = row.getString("unit");
        @Nullable OffsetDateTime expires = row.getObject("expires_at", OffsetDateTime.class);
        long minimum = row.getLong("minimum");
        var coupon = new Coupon(
                row.getString("shown"),
                discount(row),
                minimum == 0 || unit == null ? null : new Money(minimum, new Unit(unit)),
                expires == null ? null : expires.toInstant(),
                row.getBoolean("single_use"));
        return new CouponIssuer.Found(
                coupon,
                switch (row.getString("state")) {
                    case "issued" -> CouponIssuer.State.ISSUED;
                    case "redeemed" -> CouponIssuer.State.REDEEMED;
                    default -> CouponIssuer.State.REVOKED;
                });
    }

    private static Discount discount(ResultSet row) throws SQLException {
        return switch (row.getString("kind")) {
            case "fixed" ->
                new Discount.MoneyOff(
                        new Money(row.getLong("amount"), new Unit(Objects.requireNonNull(row.getString("unit")))));
            case "percent" -> new Discount.PercentOff(new Percent(row.getInt("percent")));
            case "free_shipping" -> new Discount.FreeShipping();
            default -> new Discount.FreeProduct(row.getString("product_id"), row.getString("product_name"));
        };
    }

    private static @Nullable String minimumUnit(Coupon coupon) {
        return coupon.minimum() == null ? null : coupon.minimum().currency().code();
    }

    private static long minimum(Coupon coupon) {
        return coupon.minimum() == null ? 0 : coupon.minimum().minor();
    }

    private static @Nullable String expires(Coupon coupon) {
        return coupon.expiresAt() == null ? null : coupon.expiresAt().toString();
    }
}
