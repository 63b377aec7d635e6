package dev.grapevine.given;

import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import java.util.UUID;

/** Work that failed for good, as nobody could make it through a door. */
public final class DeadWork {
    private DeadWork() {}

    /** An order that the shop told of and that was laid aside; tried again it works. Answers the dead letter's id. */
    public static String order(Shop shop, String externalId, String error) {
        UUID id = Ids.newId();
        shop.server()
                .owner()
                .sql("""
                        insert into inbox (store_id, id, source, event_key, kind, subject, body, received_at,
                                           due_attempts, due_error, due_dead_at)
                        values (:store, :id, 'api', :key, 'order', :subject, :body, now(), 12, :error, now())
                        """)
                .param("store", shop.id())
                .param("id", id)
                .param("key", "dead:" + externalId)
                .param("subject", externalId)
                .param("body", """
                        {"external_id": "%s", "placed_at": "2026-05-01T09:30:00Z", "currency": "GBP", "total": "10.00",
                         "customer": {"email": "dead-%s@example.com"}}
                        """.formatted(externalId, externalId))
                .param("error", error)
                .update();
        return Ids.text(IdKind.DEAD_LETTER, id);
    }

    /** Somebody who asked to be forgotten and could not be. Answers the dead letter's id. */
    public static String erasure(Shop shop, String error) {
        UUID id = Ids.newId();
        UUID customer = Ids.parse(
                        IdKind.CUSTOMER,
                        shop.secret()
                                .post("/api/v1/customers/batch", "{\"customers\": [{\"email\": \"gone@example.com\"}]}")
                                .text("data.0.customer"))
                .orElseThrow();
        shop.server()
                .owner()
                .sql("""
                        insert into erasure_request (store_id, id, customer_id, at, due_attempts, due_error, due_dead_at)
                        values (:store, :id, :customer, now(), 12, :error, now())
                        """)
                .param("store", shop.id())
                .param("id", id)
                .param("customer", customer)
                .param("error", error)
                .update();
        return Ids.text(IdKind.DEAD_LETTER, id);
    }
}
