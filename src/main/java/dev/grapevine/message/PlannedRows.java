package dev.grapevine.message;

import dev.grapevine.platform.secret.Secret;
import dev.grapevine.platform.secret.SecretBox;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of messages that wait; inside the caller's transaction. */
final class PlannedRows {
    private final JdbcClient jdbc;
    private final SecretBox box;

    PlannedRows(JdbcClient jdbc, SecretBox box) {
        this.jdbc = jdbc;
        this.box = box;
    }

    /** Whether it is new. */
    boolean insert(UUID storeId, UUID id, PlannedMessage message, Instant now, Instant sendAt) {
        String model = ValuesJson.write(message.values());
        boolean secret = message.kind().isSecret();
        return jdbc.sql("""
                        insert into message (store_id, id, kind, dedupe_key, customer_id, address, language, model,
                                             sealed_model, state, planned_at, send_at, useless_at, due_at)
                        values (:store, :id, :kind, :key, :customer, :address, :language, :model,
                                :sealed, 'planned', :now, :sendAt, :uselessAt, :sendAt)
                        on conflict (store_id, dedupe_key) do nothing
                        """)
                        .param("store", storeId)
                        .param("id", id)
                        .param("kind", message.kind().code())
                        .param("key", message.dedupeKey())
                        .param("customer", message.customerId())
                        .param("address", message.address().original())
                        .param("language", message.language().code())
                        .param("model", secret ? null : model)
                        .param(
                                "sealed",
                                secret
                                        ? box.seal(storeId, sealedAs(id), Secret.of(model))
                                                .envelope()
                                        : null)
                        .param("now", Messages.at(now))
                        .param("sendAt", Messages.at(sendAt))
                        .param("uselessAt", message.uselessAt() == null ? null : Messages.at(message.uselessAt()))
                        .update()
                == 1;
    }

    /** What the values of a message are sealed for. */
    static String sealedAs(UUID id) {
        return "message " + id;
    }

    /** Cancels all whose keys lie between these and that are not on their way yet; answers how many. */
    int cancel(UUID storeId, String from, String to, String reason, Instant now) {
        return jdbc.sql("""
                        update message
                        set state = 'cancelled', reason = :reason, ended_at = :now, due_at = null, model = null,
                            sealed_model = null
                        where store_id = :store and dedupe_key between :from and :to and state = 'planned'
                        """)
                .param("store", storeId)
                .param("from", from)
                .param("to", to)
                .param("reason", reason)
                .param("now", Messages.at(now))
                .update();
    }
}
