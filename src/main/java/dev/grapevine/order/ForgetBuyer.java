package dev.grapevine.order;

import dev.grapevine.platform.database.InStore;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes out of orders who bought. What was bought, when and for how much stays, for the store's figures and the ledger; a
 * shop that reports such an order again is believed in that, and no more in who bought ({@link RecordOrders}).
 */
@Component
public class ForgetBuyer {
    /** The words of an order that tell of the buyer, or let her be recognised. */
    static final Set<String> PERSONAL = Set.of(
            "buyer_external_id",
            "buyer_email",
            "buyer_phone",
            "first_name",
            "last_name",
            "locale",
            "tags",
            "visit_token",
            "network",
            "device",
            "shipping_address",
            "payment",
            "user_agent");

    private final InStore inStore;
    private final JdbcClient jdbc;

    public ForgetBuyer(InStore inStore, JdbcClient jdbc) {
        this.inStore = inStore;
        this.jdbc = jdbc;
    }

    private record Said(UUID id, String words) {}

    /**
     * Also takes the raw words of the shop about these orders away. What is still to be worked on keeps them until then: a
     * refund on its way must not get lost.
     */
    public void forget(UUID storeId, UUID customerId) {
        inStore.run(storeId, () -> {
            said(storeId, customerId).forEach(order -> rewrite(storeId, order));
            jdbc.sql("""
                            update inbox i
                            set body = '{}', due_error = null
                            where i.store_id = :store and (i.due_at is null or i.done_at is not null) and i.subject in (
                              select o.external_id from shop_order o
                              where o.store_id = :store and o.customer_id = :customer)
                            """).param("store", storeId).param("customer", customerId).update();
        });
    }

    private List<Said> said(UUID storeId, UUID customerId) {
        return jdbc.sql("""
                        select id, said from shop_order
                        where store_id = :store and customer_id = :customer
                        order by id
                        limit 10000
                        for no key update
                        """)
                .param("store", storeId)
                .param("customer", customerId)
                .query((row, _) -> new Said(row.getObject("id", UUID.class), row.getString("said")))
                .list();
    }

    private void rewrite(UUID storeId, Said order) {
        jdbc.sql("""
                        update shop_order
                        set buyer_external_id = null, buyer_email = null, buyer_mailbox = null, buyer_phone = null,
                            locale = null, tags = '{}', visit_token = null, network = null, device = null,
                            shipping_address = null, payment = null, user_agent = null, due_error = null,
                            said = cast(:said as jsonb)
                        where store_id = :store and id = :order
                        """)
                .param("store", storeId)
                .param("order", order.id())
                .param(
                        "said",
                        OrderWords.fromJson(order.words()).without(PERSONAL).toJson())
                .update();
    }
}
