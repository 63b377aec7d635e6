package dev.grapevine.risk;

import dev.grapevine.attribution.AttributedOrder;
import dev.grapevine.attribution.Reason;
import dev.grapevine.customer.Identity;
import dev.grapevine.customer.Person;
import dev.grapevine.order.Order;
import dev.grapevine.risk.RiskFacts.Shared;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What is known of a batch of referrals, in one statement. */
final class GatherRiskFacts {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    GatherRiskFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param earlier how many earlier orders the buyers of tied orders have, by order */
    List<RiskFacts> facts(UUID storeId, List<AttributedOrder> concerned, Map<UUID, Integer> earlier) {
        Map<UUID, AttributedOrder> byReferral = new HashMap<>();
        concerned.forEach(one -> byReferral.put(AssessReferrals.referral(one).id(), one));
        return jdbc.sql("""
                        select a.referral_id, v.active, v.kinds, v.ids,
                               coalesce(bool_or(m.own and m.network = a.network), false) as own_network,
                               coalesce(bool_or(m.network = a.network), false) as any_network,
                               coalesce(bool_or(m.own and m.device = a.device), false) as own_device,
                               coalesce(bool_or(m.device = a.device), false) as any_device,
                               coalesce(bool_or(m.own and m.shipping_address = a.shipping_address), false) as own_address,
                               coalesce(bool_or(m.shipping_address = a.shipping_address), false) as any_address,
                               coalesce(bool_or(m.own and m.payment = a.payment), false) as own_payment,
                               coalesce(bool_or(m.payment = a.payment), false) as any_payment,
                               c.others as same_day
                        from jsonb_to_recordset(cast(:rows as jsonb)) as a (
                          referral_id uuid, order_id uuid, advocate_id uuid, friend_id uuid, placed_at timestamptz,
                          network text, device text, shipping_address text, payment text)
                        cross join lateral (
                          select d.customer_id, i.kinds, i.ids,
                            -- Whoever was erased is no cheat, and her friends keep what they have.
                            d.state = 'active' or exists (
                              select from customer e
                              where e.store_id = :store and e.id = d.customer_id and e.erased_at is not null) as active
                          from advocate d
                          cross join lateral (
                            select array_agg(i.kind order by i.kind, i.value) as kinds,
                                   array_agg(i.value order by i.kind, i.value) as ids
                            from customer_identity i
                            where i.store_id = :store and i.customer_id = d.customer_id) i
                          where d.store_id = :store and d.id = a.advocate_id
                          limit 1) v
                        left join lateral (
                          (select true as own, o.network, o.device, o.shipping_address, o.payment
                           from shop_order o
                           where o.store_id = :store and o.customer_id = v.customer_id and o.id <> a.order_id
                           order by o.placed_at desc limit 50)
                          union all
                          (select true, n.network, null, null, null
                           from corner_network n
                           where n.store_id = :store and n.customer_id = v.customer_id
                             and n.network = a.network and n.seen_at > a.placed_at - interval '180 days')
                          union all
                          (select false, o.network, o.device, o.shipping_address, o.payment
                           from (
                             select r.order_id from referral r
                             where r.store_id = :store and r.advocate_id = a.advocate_id
                               and r.order_id <> a.order_id and r.friend_customer_id <> a.friend_id
                             order by r.purchased_at desc limit 200) f
                           cross join lateral (
                             select s.network, s.device, s.shipping_address, s.payment
                             from shop_order s
                             where s.store_id = :store and s.id = f.order_id limit 1) o)) m on true
                        cross join lateral (%s) c
                        group by a.referral_id, c.others, v.active, v.kinds, v.ids
                        limit 1000
                        """.formatted(Bursts.OTHERS))
                .param("store", storeId)
                .param(
                        "rows",
                        JSON.writeValueAsString(
                                concerned.stream().map(GatherRiskFacts::asked).toList()))
                .param("most", Weight.BIG_BURST)
                .query((row, number) -> facts(
                        row, Objects.requireNonNull(byReferral.get(row.getObject("referral_id", UUID.class))), earlier))
                .list();
    }

    private static Map<String, @Nullable Object> asked(AttributedOrder one) {
        var referral = AssessReferrals.referral(one);
        var prints = one.order().prints();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("referral_id", referral.id());
        row.put("order_id", one.order().id());
        row.put("advocate_id", referral.advocateId());
        row.put("friend_id", referral.friendCustomerId());
        row.put("placed_at", referral.purchasedAt().toString());
        row.put("network", prints.network());
        row.put("device", prints.device());
        row.put("shipping_address", prints.shippingAddress());
        row.put("payment", prints.payment());
        return row;
    }

    private static RiskFacts facts(ResultSet row, AttributedOrder one, Map<UUID, Integer> earlier) throws SQLException {
        Order order = one.order();
        @Nullable Person buyer = order.buyer();
        return new RiskFacts(
                row.getObject("referral_id", UUID.class),
                buyer == null ? Set.of() : Set.copyOf(buyer.identities()),
                buyer == null ? null : buyer.email(),
                identities(row),
                row.getBoolean("active"),
                shared(row, "network"),
                shared(row, "device"),
                shared(row, "address"),
                shared(row, "payment"),
                AssessReferrals.isTied(one),
                earlier.getOrDefault(order.id(), 0) > 0,
                row.getInt("same_day"),
                spent(one));
    }

    private static RiskFacts.@Nullable Spent spent(AttributedOrder one) {
        return one.decision().evidence().stream()
                .filter(weighed -> weighed.aside() == Reason.CODE_USED)
                .map(weighed -> weighed.evidence().args())
                .map(args -> new RiskFacts.Spent(args.getOrDefault("code", ""), args.getOrDefault("used_by", "")))
                .findFirst()
                .orElse(null);
    }

    private static Shared shared(ResultSet row, String what) throws SQLException {
        if (row.getBoolean("own_" + what)) {
            return Shared.ADVOCATE;
        }
        return row.getBoolean("any_" + what) ? Shared.OTHER_FRIEND : Shared.NOBODY;
    }

    private static Set<Identity> identities(ResultSet row) throws SQLException {
        List<Identity> identities = new ArrayList<>();
        if (row.getArray("kinds") != null) {
            String[] kinds = (String[]) row.getArray("kinds").getArray();
            String[] values = (String[]) row.getArray("ids").getArray();
            for (int i = 0; i < kinds.length; i++) {
                identities.add(new Identity(Identity.Kind.valueOf(kinds[i].toUpperCase(Locale.ROOT)), values[i]));
            }
        }
        return new HashSet<>(identities);
    }
}
