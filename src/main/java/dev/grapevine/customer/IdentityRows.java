package dev.grapevine.customer;

import dev.grapevine.platform.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of identities: whom each of them names. */
final class IdentityRows {
    private final JdbcClient jdbc;

    IdentityRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whom the known ones among these name. Each is looked up by its key, also while the table was never analysed. */
    Map<Identity, UUID> owners(UUID storeId, Collection<Identity> identities) {
        Map<Identity, UUID> owners = new LinkedHashMap<>();
        jdbc.sql("""
                        select i.kind, i.value, i.customer_id
                        from unnest(:kinds, :values) as asked (kind, value)
                        cross join lateral (
                          select s.kind, s.value, s.customer_id from customer_identity s
                          where s.store_id = :store and s.kind = asked.kind and s.value = asked.value
                          limit 1) i
                        """)
                .param("store", storeId)
                .param("kinds", kinds(identities))
                .param("values", values(identities))
                .query((row, number) -> owners.put(identity(row), row.getObject("customer_id", UUID.class)))
                .list();
        return owners;
    }

    /**
     * Writes whose these identities are, always in one sequence, so that two who claim the same ones wait and never block each
     * other.
     *
     * @return those that somebody else was quicker with, and whom they name
     */
    Map<Identity, UUID> claim(UUID storeId, Map<Identity, UUID> claimed, Instant now) {
        List<Identity> identities = claimed.keySet().stream()
                .sorted(Comparator.comparing(Identity::kind).thenComparing(Identity::value))
                .toList();
        int written = jdbc.sql("""
                        insert into customer_identity (store_id, kind, value, customer_id, seen_at)
                        select :store, c.kind, c.value, cast(c.customer_id as uuid), :at
                        from unnest(:kinds, :values, :customers) with ordinality as c (kind, value, customer_id, n)
                        order by c.n
                        on conflict (store_id, kind, value) do nothing
                        """)
                .param("store", storeId)
                .param("kinds", kinds(identities))
                .param("values", values(identities))
                .param(
                        "customers",
                        identities.stream()
                                .map(claimed::get)
                                .map(String::valueOf)
                                .toArray(String[]::new))
                .param("at", Times.at(now))
                .update();
        if (written == identities.size()) {
            return Map.of();
        }
        Map<Identity, UUID> taken = owners(storeId, identities);
        taken.entrySet().removeIf(entry -> entry.getValue().equals(claimed.get(entry.getKey())));
        return taken;
    }

    /** Hands what this transaction claimed for a new customer to the known one who she is. */
    void hand(UUID storeId, UUID from, UUID to) {
        jdbc.sql("""
                        update customer_identity set customer_id = :to
                        where store_id = :store and customer_id = :from
                        """)
                .param("store", storeId)
                .param("from", from)
                .param("to", to)
                .update();
    }

    List<Identity> of(UUID storeId, UUID customerId) {
        return jdbc.sql("""
                        select kind, value from customer_identity
                        where store_id = :store and customer_id = :customer
                        order by seen_at, kind, value
                        limit 1000
                        """)
                .param("store", storeId)
                .param("customer", customerId)
                .query((row, number) -> identity(row))
                .list();
    }

    private static Identity identity(ResultSet row) throws SQLException {
        return new Identity(Identity.Kind.of(row.getString("kind")), row.getString("value"));
    }

    private static String[] kinds(Collection<Identity> identities) {
        return identities.stream().map(identity -> identity.kind().code()).toArray(String[]::new);
    }

    private static String[] values(Collection<Identity> identities) {
        return identities.stream().map(Identity::value).toArray(String[]::new);
    }
}
