package dev.grapevine.reward.kind;

import dev.grapevine.kernel.Codes;
import dev.grapevine.platform.database.Columns;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.database.Times;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
            if (!put(storeId, List.of(coupon)).isEmpty()) {
                return new Putting.Issued();
            }
            return find(storeId, coupon.code()).orElseThrow().state() == State.REDEEMED
                    ? new Putting.UsedAlready()
                    : new Putting.Refused("The coupon was revoked.");
        });
    }

    /**
     * {@link #put(UUID, Coupon)} for many in one statement, which may be a part of a transaction: this issuer is here.
     *
     * @return those that are issued; not those that were used or revoked before
     */
    public List<Coupon> put(UUID storeId, List<Coupon> coupons) {
        if (coupons.isEmpty()) {
            return List.of();
        }
        Map<String, Coupon> byCode = new HashMap<>();
        coupons.forEach(coupon -> byCode.put(Codes.canonical(coupon.code()), coupon));
        List<CouponRow> rows = byCode.values().stream().map(CouponRow::of).toList();
        return inStore.call(storeId, () -> jdbc.sql("""
                        insert into coupon_pool (store_id, code, shown, kind, unit, amount, percent, product_id, product_name,
                                                 minimum, single_use, state, issued_at, expires_at)
                        select :store, c.code, c.shown, c.kind, c.unit, c.amount, c.percent, c.product, c.name,
                               c.minimum, c.single, 'issued', :now, cast(c.expires as timestamptz)
                        from unnest(:codes, :shown, :kinds, :units, :amounts, :percents, :products, :names, :minimums,
                                    :singles, :expires)
                             as c(code, shown, kind, unit, amount, percent, product, name, minimum, single, expires)
                        order by c.code
                        on conflict (store_id, code) do update
                        set kind = excluded.kind, unit = excluded.unit, amount = excluded.amount, percent = excluded.percent,
                            product_id = excluded.product_id, product_name = excluded.product_name,
                            minimum = excluded.minimum, expires_at = excluded.expires_at
                        where coupon_pool.state = 'issued'
                        returning code
                        """)
                .param("store", storeId)
                .params(CouponRow.columns(rows))
                .param("now", Times.at(clock.instant()))
                .query((row, _) -> Objects.requireNonNull(byCode.get(row.getString("code"))))
                .list());
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
                .query(CouponRow::found)
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
                .param("now", Times.at(clock.instant()))
                .update());
    }

    /**
     * Whether a purchase may use the coupon now, and has: of many at once one gets a single-use coupon, and the one that
     * got it may ask again.
     *
     * @param by the shop's own id of the purchase
     */
    public boolean redeem(UUID storeId, String code, String by) {
        return !redeem(storeId, Map.of(code, by)).isEmpty();
    }

    /**
     * {@link #redeem(UUID, String, String)} for many in one statement.
     *
     * @param purchases by code
     * @return the codes whose purchases have them, in their canonical form
     */
    public Set<String> redeem(UUID storeId, Map<String, String> purchases) {
        if (purchases.isEmpty()) {
            return Set.of();
        }
        List<Map.Entry<String, String>> uses = List.copyOf(purchases.entrySet());
        return new HashSet<>(inStore.call(storeId, () -> jdbc.sql("""
                        update coupon_pool p
                        set state = case when p.single_use then 'redeemed' else p.state end,
                            redeemed_at = coalesce(p.redeemed_at, :now), redeemed_by = u.by
                        from unnest(:codes, :bys) as u(code, by)
                        where p.store_id = :store and p.code = u.code
                          and (p.state = 'issued' and (p.expires_at is null or p.expires_at > :now)
                               or p.state = 'redeemed' and p.redeemed_by = u.by)
                        returning p.code
                        """)
                .param("store", storeId)
                .param("codes", Columns.texts(uses, use -> Codes.canonical(use.getKey())))
                .param("bys", Columns.texts(uses, Map.Entry::getValue))
                .param("now", Times.at(clock.instant()))
                .query(String.class)
                .list()));
    }
}
