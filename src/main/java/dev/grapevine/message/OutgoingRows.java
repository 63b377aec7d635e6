package dev.grapevine.message;

import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.platform.database.Times;
import dev.grapevine.platform.secret.Sealed;
import dev.grapevine.platform.secret.SecretBox;
import dev.grapevine.store.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
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

    Optional<OutgoingMessage> take(UUID storeId, UUID id) {
        return take(storeId, List.of(id)).stream().findFirst();
    }

    /**
     * Takes messages on their way, from where they can't be cancelled; those that were cancelled, or have gone already, are
     * left out.
     */
    List<OutgoingMessage> take(UUID storeId, List<UUID> ids) {
        return jdbc.sql("""
                        update message
                        set state = 'sending'
                        where store_id = :store and id = any(:ids) and state in ('planned', 'sending', 'failed')
                        returning store_id, id, kind, dedupe_key, customer_id, address, language, model, sealed_model, useless_at
                        """)
                .param("store", storeId)
                .param("ids", new SqlArrayValue("uuid", ids.toArray()))
                .query((row, number) -> outgoing(row))
                .list();
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
                row.getObject("useless_at") == null ? null : Times.of(row, "useless_at"));
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
                .param("now", Times.at(now))
                .update();
    }

    /** Sent to the built-in inbox, which shows all of it. */
    void kept(UUID storeId, Map<UUID, RenderedMessage> rendered, Instant now) {
        if (rendered.isEmpty()) {
            return;
        }
        List<RenderedMessage> letters = List.copyOf(rendered.values());
        jdbc.sql("""
                update message m
                set state = 'sent', carrier = 'inbox', subject = k.subject, html = k.html, plain = k.plain, reason = null,
                    ended_at = :now, sealed_model = null
                from unnest(:ids, :subjects, :htmls, :plains) as k(id, subject, html, plain)
                where m.store_id = :store and m.id = k.id
                """)
                .param("store", storeId)
                .param("ids", new SqlArrayValue("uuid", rendered.keySet().toArray()))
                .param("subjects", texts(letters, RenderedMessage::subject))
                .param("htmls", texts(letters, RenderedMessage::html))
                .param("plains", texts(letters, RenderedMessage::plain))
                .param("now", Times.at(now))
                .update();
    }

    /** A message that will not be sent, and why. */
    record End(UUID id, Message.State state, String reason) {}

    void ended(UUID storeId, List<End> ends, Instant now) {
        if (ends.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update message m
                set state = e.state, reason = e.reason, ended_at = :now, sealed_model = null
                from unnest(:ids, :states, :reasons) as e(id, state, reason)
                where m.store_id = :store and m.id = e.id
                """)
                .param("store", storeId)
                .param(
                        "ids",
                        new SqlArrayValue("uuid", ends.stream().map(End::id).toArray()))
                .param("states", texts(ends, end -> end.state().code()))
                .param("reasons", texts(ends, End::reason))
                .param("now", Times.at(now))
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
                .param("now", Times.at(now))
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

    private static <T> SqlArrayValue texts(List<T> rows, Function<T, String> column) {
        return new SqlArrayValue("text", rows.stream().map(column).toArray());
    }
}
