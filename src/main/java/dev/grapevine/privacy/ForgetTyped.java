package dev.grapevine.privacy;

import dev.grapevine.kernel.Codes;
import dev.grapevine.order.RewriteCodes;
import dev.grapevine.platform.database.Columns;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes out of a buyer's orders what she typed where codes go and is none: it may be her address. The codes of advocates and
 * friends stay, for they speak for whoever sent her.
 */
@Component
final class ForgetTyped {
    private final JdbcClient jdbc;
    private final RewriteCodes rewriteCodes;

    ForgetTyped(JdbcClient jdbc, RewriteCodes rewriteCodes) {
        this.jdbc = jdbc;
        this.rewriteCodes = rewriteCodes;
    }

    void of(UUID storeId, UUID customer) {
        Map<UUID, List<String>> typed = typed(storeId, customer);
        Set<String> known = known(storeId, typed);
        rewriteCodes.in(storeId, typed.keySet(), text -> known.contains(Codes.canonical(text)) ? text : null);
    }

    private Map<UUID, List<String>> typed(UUID storeId, UUID customer) {
        Map<UUID, List<String>> typed = new LinkedHashMap<>();
        jdbc.sql("""
                        select id, coupon_codes from shop_order
                        where store_id = :store and customer_id = :customer and coupon_codes <> '{}'
                        order by id
                        limit 10000
                        """).param("store", storeId).param("customer", customer).query(row -> {
            typed.put(row.getObject("id", UUID.class), List.of((String[])
                    row.getArray("coupon_codes").getArray()));
        });
        return typed;
    }

    private Set<String> known(UUID storeId, Map<UUID, List<String>> typed) {
        List<String> codes = typed.values().stream()
                .flatMap(List::stream)
                .map(Codes::canonical)
                .distinct()
                .toList();
        return new HashSet<>(jdbc.sql("""
                        select code from coupon_code
                        where store_id = :store and code = any(:codes)
                        limit 100000
                        """)
                .param("store", storeId)
                .param("codes", Columns.texts(codes))
                .query(String.class)
                .list());
    }
}
