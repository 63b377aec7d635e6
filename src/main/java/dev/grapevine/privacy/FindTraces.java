package dev.grapevine.privacy;

import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds by what a person may be met; always within a transaction of the store. */
@Component
final class FindTraces {
    private static final int FEW = 2_000;

    private final JdbcClient jdbc;

    FindTraces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Traces of(UUID storeId, UUID customerId) {
        @Nullable UUID advocate = advocate(storeId, customerId);
        List<String> addresses = new ArrayList<>(addresses(storeId, customerId));
        addresses.add(Ids.text(IdKind.CUSTOMER, customerId));
        return new Traces(
                customerId,
                advocate,
                addresses,
                accounts(storeId, customerId),
                names(storeId, customerId),
                advocate == null ? List.of() : codes(storeId, advocate));
    }

    /**
     * Whether something the shop told of her is still to be worked on. Looks through what waits as far as {@link #FEW} go; where
     * more waits, something may be among the rest, and it is looked again when that is done.
     */
    boolean areToCome(UUID storeId, Traces traces) {
        return jdbc.sql("""
                        select coalesce(bool_or(w.hers), false) or count(*) = :few
                        from (
                          select (%s) as hers from inbox i
                          where i.store_id = :store and i.due_at is not null
                          order by i.store_id, i.due_at, i.id
                          limit :few) w
                        """.formatted(Traces.NAMES_HER))
                .param("store", storeId)
                .param("few", FEW)
                .param("values", traces.addressValues())
                .param("accounts", traces.accountPattern())
                .query(Boolean.class)
                .single();
    }

    private @Nullable UUID advocate(UUID storeId, UUID customerId) {
        return jdbc.sql("select id from advocate where store_id = :store and customer_id = :customer")
                .param("store", storeId)
                .param("customer", customerId)
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    /** Also those that only orders and claims have, in whatever spelling. */
    private List<String> addresses(UUID storeId, UUID customerId) {
        return words(storeId, customerId, """
                select unnest(array[c.email, c.phone]) as word
                from customer c where c.store_id = :store and c.id = :customer
                union
                select i.value from customer_identity i
                where i.store_id = :store and i.customer_id = :customer and i.kind <> 'external'
                union
                select unnest(array[o.buyer_email, o.buyer_mailbox, o.buyer_phone])
                from shop_order o where o.store_id = :store and o.customer_id = :customer
                union
                select l.contact from claim l where l.store_id = :store and l.customer_id = :customer
                """);
    }

    private List<String> accounts(UUID storeId, UUID customerId) {
        return words(storeId, customerId, """
                select c.external_id as word from customer c where c.store_id = :store and c.id = :customer
                union
                select i.value from customer_identity i
                where i.store_id = :store and i.customer_id = :customer and i.kind = 'external'
                union
                select o.buyer_external_id from shop_order o where o.store_id = :store and o.customer_id = :customer
                """);
    }

    private List<String> names(UUID storeId, UUID customerId) {
        return words(storeId, customerId, """
                select unnest(array[c.first_name, c.last_name]) as word
                from customer c where c.store_id = :store and c.id = :customer
                union
                select l.first_name from claim l where l.store_id = :store and l.customer_id = :customer
                """);
    }

    private List<String> words(UUID storeId, UUID customerId, String said) {
        return jdbc.sql("select distinct word from (" + said + ") as said where word <> '' limit 1000")
                .param("store", storeId)
                .param("customer", customerId)
                .query(String.class)
                .list();
    }

    private List<String> codes(UUID storeId, UUID advocateId) {
        return jdbc.sql("""
                        select code from coupon_code
                        where store_id = :store and advocate_id = :advocate and kind = 'advocate'
                        order by code limit 1000
                        """)
                .param("store", storeId)
                .param("advocate", advocateId)
                .query(String.class)
                .list();
    }
}
