package dev.grapevine.reward.kind;

import dev.grapevine.kernel.Codes;
import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Percent;
import dev.grapevine.kernel.Unit;
import dev.grapevine.platform.database.Columns;
import dev.grapevine.program.Discount;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
                Map.entry("codes", Columns.texts(rows, row -> Codes.canonical(row.coupon.code()))),
                Map.entry("shown", Columns.texts(rows, row -> row.coupon.code())),
                Map.entry("kinds", Columns.texts(rows, CouponRow::kind)),
                Map.entry("units", Columns.texts(rows, CouponRow::unit)),
                Map.entry("amounts", Columns.numbers(rows, CouponRow::amount)),
                Map.entry("percents", Columns.integers(rows, CouponRow::percent)),
                Map.entry("products", Columns.texts(rows, CouponRow::product)),
                Map.entry("names", Columns.texts(rows, CouponRow::name)),
                Map.entry("minimums", Columns.numbers(rows, row -> minimum(row.coupon))),
                Map.entry("singles", Columns.flags(rows, row -> row.coupon.singleUse())),
                Map.entry("expires", Columns.texts(rows, row -> expires(row.coupon))));
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
