package dev.grapevine.given;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes rows of a store as they are given, past every rule, for a past that nobody lived through. */
record BareRows(JdbcClient owner, UUID storeId) {

    static Map<String, @Nullable Object> row(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return row;
    }

    /** Columns of JSON that a row leaves out are empty. */
    void insert(String table, Map<String, @Nullable Object> row) {
        List<String> json =
                switch (table) {
                    case "shop_order" -> List.of("said");
                    case "attribution", "evidence", "referral", "referral_event", "verdict_signal" -> List.of("args");
                    case "reward" -> List.of("because_args");
                    default -> List.of();
                };
        StringBuilder names = new StringBuilder("store_id");
        StringBuilder values = new StringBuilder(":store");
        row.keySet().forEach(name -> {
            names.append(", ").append(name);
            values.append(", :").append(name);
        });
        json.forEach(name -> {
            names.append(", ").append(name);
            values.append(table.equals("evidence") ? ", '{\"code\": \"INES-7K2M\"}'" : ", '{}'");
        });
        if (table.equals("reward")) {
            names.append(", options, order_currency, order_base, order_total, order_refunded");
            values.append(", '[]', 'GBP', 10000, 10000, 0");
        }
        owner.sql("insert into " + table + " (" + names + ") values (" + values + ")")
                .param("store", storeId)
                .params(row)
                .update();
    }
}
