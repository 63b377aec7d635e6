package dev.grapevine.reward.kind;

import dev.grapevine.kernel.Codes;
import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Percent;
import dev.grapevine.kernel.Unit;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.program.Discount;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The built-in issuer, last of all: coupons that a shop asks for here, and tells here when one was used. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
public final class CouponPool implements CouponIssuer {
    private final InStore inStore;
    private final JdbcClient jdbc;
    private final Clock clock;

    public CouponPool(InStore inStore, JdbcClient jdbc, Clock clock) {
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public boolean serves(UUID storeId) {
        return true;
    }

    @Override
    public Putting put(UUID storeId, Coupon coupon) {
        return inStore.call(storeId, () -> {
            if (upsert(storeId, coupon)) {
                return new Putting.Issued();
            }
            return find(storeId, coupon.code()).orElseThrow().state() == State.REDEEMED
                    ? new Putting.UsedAlready()
                    : new Putting.Refused("The coupon was revoked.");
        });
    }

    private boolean upsert(UUID storeId, Coupon coupon) {
        var row = Row.of(coupon.discount());
        return jdbc.sql("""
                        insert into coupon_pool (store_id, code, shown, kind, unit, amount, percent, product_id, product_name,
                                                 minimum, single_use, state, issued_at, expires_at)
                        values (:store, :code, :shown, :kind, :unit, cast(:amount as bigint), cast(:percent as int),
                                :product, :name, :minimum, :single, 'issued', :now, cast(:expires as timestamptz))
                        on conflict (store_id, code) do update
                        set kind = excluded.kind, unit = excluded.unit, amount = excluded.amount, percent = excluded.percent,
                            product_id = excluded.product_id, product_name = excluded.product_name,
                            minimum = excluded.minimum, expires_at = excluded.expires_at
                        where coupon_pool.state = 'issued'
                        """)
                        .param("store", storeId)
                        .param("code", Codes.canonical(coupon.code()))
                        .param("shown", coupon.code())
                        .param("kind", row.kind)
                        .param("unit", row.unit == null ? minimumUnit(coupon) : row.unit)
                        .param("amount", row.amount)
                        .param("percent", row.percent)
                        .param("product", row.product)
                        .param("name", row.name)
                        .param(
                                "minimum",
                                coupon.minimum() == null ? 0 : coupon.minimum().minor())
                        .param("single", coupon.singleUse())
                        .param("now", at(clock.instant()))
                        .param("expires", coupon.expiresAt() == null ? null : at(coupon.expiresAt()))
                        .update()
                == 1;
    }

    @Override
    public Optional<Found> find(UUID storeId, String code) {
        return inStore.call(storeId, () -> jdbc.sql("""
                        select shown, kind, unit, amount, percent, product_id, product_name, minimum, single_use, state,
                               expires_at
                        from coupon_pool
                        where store_id = :store and code = :code
                        """)
                .param("store", storeId)
                .param("code", Codes.canonical(code))
                .query(CouponPool::found)
                .optional());
    }

    @Override
    public void revoke(UUID storeId, String code) {
        inStore.run(storeId, () -> jdbc.sql("""
                        update coupon_pool set state = 'revoked', revoked_at = :now
                        where store_id = :store and code = :code and state = 'issued'
                        """)
                .param("store", storeId)
                .param("code", Codes.canonical(code))
                .param("now", at(clock.instant()))
                .update());
    }

    /**
     * Whether a purchase may use the coupon now, and has: of many at once one gets a single-use coupon, and the one that
     * got it may ask again.
     *
     * @param by the shop's own id of the purchase
     */
    public boolean redeem(UUID storeId, String code, String by) {
        return inStore.call(
                storeId,
                () -> jdbc.sql("""
                        update coupon_pool
                        set state = case when single_use then 'redeemed' else state end,
                            redeemed_at = coalesce(redeemed_at, :now), redeemed_by = :by
                        where store_id = :store and code = :code
                          and (state = 'issued' and (expires_at is null or expires_at > :now)
                               or state = 'redeemed' and redeemed_by = :by)
                        """)
                                .param("store", storeId)
                                .param("code", Codes.canonical(code))
                                .param("by", by)
                                .param("now", at(clock.instant()))
                                .update()
                        == 1);
    }

    /** A discount as columns. */
    private record Row(
            String kind,
            @Nullable String unit,
            @Nullable Long amount,
            @Nullable Integer percent,
            @Nullable String product,
            @Nullable String name) {

        static Row of(Discount discount) {
            return switch (discount) {
                case Discount.MoneyOff(Money money) ->
                    new Row("fixed", money.currency().code(), money.minor(), null, null, null);
                case Discount.PercentOff(Percent percent) ->
                    new Row("percent", null, null, percent.basisPoints(), null, null);
                case Discount.FreeShipping() -> new Row("free_shipping", null, null, null, null, null);
                case Discount.FreeProduct(String id, String name) ->
                    new Row("free_product", null, null, null, id, name);
            };
        }
    }

    private static @Nullable String minimumUnit(Coupon coupon) {
        return coupon.minimum() == null ? null : coupon.minimum().currency().code();
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        @Nullable String unit = row.getString("unit");
        @Nullable OffsetDateTime expires = row.getObject("expires_at", OffsetDateTime.class);
        long minimum = row.getLong("minimum");
        var coupon = new Coupon(
                row.getString("shown"),
                discount(row),
                minimum == 0 || unit == null ? null : new Money(minimum, new Unit(unit)),
                expires == null ? null : expires.toInstant(),
                row.getBoolean("single_use"));
        return new Found(
                coupon,
                switch (row.getString("state")) {
                    case "issued" -> State.ISSUED;
                    case "redeemed" -> State.REDEEMED;
                    default -> State.REVOKED;
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

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
