package dev.grapevine.order;

import dev.grapevine.platform.database.Columns;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes the codes that orders carry, where what was typed names somebody who is forgotten: in the row and in the words it is
 * made of. That makes no order due, for it is the same order. Always within a transaction of the store that has waited for
 * its turn ({@link WaitForTurn}).
 */
@Component
public class RewriteCodes {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    public RewriteCodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param orders at most 10,000
     * @param code what takes the place of what was typed, or null where nothing does
     */
    public void in(UUID storeId, Collection<UUID> orders, Function<String, @Nullable String> code) {
        ArrayNode rows = JSON.createArrayNode();
        said(storeId, orders).forEach(order -> {
            OrderWords words = order.words().withCouponCodes(code);
            if (!words.equals(order.words())) {
                ObjectNode row = rows.addObject();
                row.put("id", order.id().toString());
                row.set("coupon_codes", words.merged().get("coupon_codes"));
                row.set("said", JSON.readTree(words.toJson()));
            }
        });
        if (!rows.isEmpty()) {
            write(storeId, rows);
        }
    }

    private record Said(UUID id, OrderWords words) {}

    private List<Said> said(UUID storeId, Collection<UUID> orders) {
        return jdbc.sql("""
                        select id, said from shop_order
                        where store_id = :store and id = any(cast(:ids as uuid[])) and coupon_codes <> '{}'
                        order by id
                        limit 10000
                        for no key update
                        """)
                .param("store", storeId)
                .param("ids", Columns.uuids(orders))
                .query((row, _) ->
                        new Said(row.getObject("id", UUID.class), OrderWords.fromJson(row.getString("said"))))
                .list();
    }

    private void write(UUID storeId, ArrayNode rows) {
        jdbc.sql("""
                        update shop_order o
                        set coupon_codes = r.coupon_codes, said = r.said
                        from jsonb_to_recordset(cast(:rows as jsonb)) as r (id uuid, coupon_codes text[], said jsonb)
                        where o.store_id = :store and o.id = r.id
                        """).param("store", storeId).param("rows", rows.toString()).update();
    }
}
