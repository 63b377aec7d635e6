package dev.grapevine.message;

import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.platform.secret.Sealed;
import dev.grapevine.platform.secret.SecretBox;
import dev.grapevine.store.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of messages as they leave; inside the caller's transaction. Values that let somebody in go with the message. */
@Component
class OutgoingRows {
    private final JdbcClient jdbc;
    private final SecretBox box;

    OutgoingRows(JdbcClient jdbc, SecretBox box) {
        this.jdbc = jdbc;
        this.box = box;
    }

    /** Takes a message on its way, from where it can't be cancelled; nothing where it was cancelled, or has gone already. */
    Optional<OutgoingMessage> take(UUID storeId, UUID id) {
        return jdbc.sql("""
                        update message
                        set state = 'sending'
                        where store_id = :store and id = :id and state in ('planned', 'sending', 'failed')
                        returning store_id, id, kind, dedupe_key, customer_id, address, language, model, sealed_model, useless_at
                        """)
                .param("store", storeId)
                .param("id", id)
                .query((row, number) -> outgoing(row))
                .optional();
    }

    private OutgoingMessage outgoing(ResultSet row) throws SQLException {
        return new OutgoingMessage(
                row.getObject("id", UUID.class),
                MessageKind.ofCode(row.getString("kind")),
                row.getString("dedupe_key"),
                row.getObject("customer_id", UUID.class),
                new EmailAddress(row.getString("address")),
                Language.parse(row.getString("language")).orElseThrow(),
                values(row),
                row.getObject("useless_at") == null ? null : Messages.instant(row, "useless_at"));
    }

    private Map<String, Object> values(ResultSet row) throws SQLException {
        byte @Nullable [] sealed = row.getBytes("sealed_model");
        if (sealed == null) {
            return ValuesJson.read(row.getString("model"));
        }
        UUID storeId = row.getObject("store_id", UUID.class);
        UUID id = row.getObject("id", UUID.class);
        return ValuesJson.read(
                box.open(storeId, PlannedRows.sealedAs(id), Sealed.of(sealed)).reveal());
    }

    /** Sent out: the text itself is not kept, so that what was written to people doesn't pile up here. */
    void sent(UUID storeId, UUID id, String subject, Instant now) {
        jdbc.sql("""
                update message
                set state = 'sent', carrier = 'smtp', subject = :subject, reason = null, ended_at = :now,
                    sealed_model = null
                where store_id = :store and id = :id
                """)
                .param("store", storeId)
                .param("id", id)
                .param("subject", subject)
                .param("now", Messages.at(now))
                .update();
    }

    /** Sent to the built-in inbox, which shows all of it. */
    void kept(UUID storeId, UUID id, RenderedMessage rendered, Instant now) {
        jdbc.sql("""
                update message
                set state = 'sent', carrier = 'inbox', subject = :subject, html = :html, plain = :plain, reason = null,
                    ended_at = :now, sealed_model = null
                where store_id = :store and id = :id
                """)
                .param("store", storeId)
                .param("id", id)
                .param("subject", rendered.subject())
                .param("html", rendered.html())
                .param("plain", rendered.plain())
                .param("now", Messages.at(now))
                .update();
    }

    /** It will not be sent. */
    void ended(UUID storeId, UUID id, Message.State state, String reason, Instant now) {
        jdbc.sql("""
                update message
                set state = :state, reason = :reason, ended_at = :now, sealed_model = null
                where store_id = :store and id = :id
                """)
                .param("store", storeId)
                .param("id", id)
                .param("state", state.code())
                .param("reason", reason)
                .param("now", Messages.at(now))
                .update();
    }

    /** Given up after the last attempt; whoever mends the cause can have it tried again, so its values stay. */
    void givenUp(UUID storeId, UUID id, String reason, Instant now) {
        jdbc.sql("""
                update message
                set state = 'failed', reason = :reason, ended_at = :now
                where store_id = :store and id = :id
                """)
                .param("store", storeId)
                .param("id", id)
                .param("reason", reason)
                .param("now", Messages.at(now))
                .update();
    }

    /** Not sent yet, and can be cancelled again. */
    void back(UUID storeId, UUID id, String reason) {
        jdbc.sql("""
                update message
                set state = 'planned', reason = :reason
                where store_id = :store and id = :id
                """)
                .param("store", storeId)
                .param("id", id)
                .param("reason", reason)
                .update();
    }
}
