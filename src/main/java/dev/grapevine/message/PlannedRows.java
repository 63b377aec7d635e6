package dev.grapevine.message;

import dev.grapevine.platform.database.Columns;
import dev.grapevine.platform.database.Times;
import dev.grapevine.platform.secret.Sealed;
import dev.grapevine.platform.secret.Secret;
import dev.grapevine.platform.secret.SecretBox;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of messages that wait; inside the caller's transaction. */
final class PlannedRows {
    private final JdbcClient jdbc;
    private final SecretBox box;

    PlannedRows(JdbcClient jdbc, SecretBox box) {
        this.jdbc = jdbc;
        this.box = box;
    }

    /** A message that may become a row. */
    record Row(UUID id, PlannedMessage message, Instant sendAt) {}

    /** Adds those whose keys are new, and says which keys these are. */
    Set<String> insert(UUID storeId, List<Row> rows, Instant now) {
        return new HashSet<>(jdbc.sql("""
                        insert into message (store_id, id, kind, dedupe_key, customer_id, address, mailbox, language, model,
                                             sealed_model, state, planned_at, send_at, useless_at, due_at)
                        select :store, m.id, m.kind, m.key, m.customer, m.address, m.mailbox, m.language, m.model,
                               decode(m.sealed, 'hex'), 'planned', :now, cast(m.send_at as timestamptz),
                               cast(m.useless_at as timestamptz), cast(m.send_at as timestamptz)
                        from unnest(:ids, :kinds, :keys, :customers, :addresses, :mailboxes, :languages, :models,
                                    :sealed, :sendAts, :uselessAts)
                             as m(id, kind, key, customer, address, mailbox, language, model, sealed, send_at, useless_at)
                        order by m.key
                        on conflict (store_id, dedupe_key) do nothing
                        returning dedupe_key
                        """)
                .param("store", storeId)
                .param("ids", Columns.uuids(rows, Row::id))
                .param("kinds", Columns.texts(rows, row -> row.message().kind().code()))
                .param("keys", Columns.texts(rows, row -> row.message().dedupeKey()))
                .param("customers", Columns.uuids(rows, row -> row.message().customerId()))
                .param(
                        "addresses",
                        Columns.texts(rows, row -> row.message().address().original()))
                .param(
                        "mailboxes",
                        Columns.texts(rows, row -> row.message().address().canonical()))
                .param(
                        "languages",
                        Columns.texts(rows, row -> row.message().language().code()))
                .param("models", Columns.texts(rows, row -> isSecret(row) ? null : model(row)))
                .param("sealed", Columns.texts(rows, row -> isSecret(row) ? sealed(storeId, row) : null))
                .param("sendAts", Columns.texts(rows, row -> row.sendAt().toString()))
                .param(
                        "uselessAts",
                        Columns.texts(rows, row -> text(row.message().uselessAt())))
                .param("now", Times.at(now))
                .query(String.class)
                .list());
    }

    private static boolean isSecret(Row row) {
        return row.message().kind().isSecret();
    }

    private static String model(Row row) {
        return ValuesJson.write(row.message().values());
    }

    private String sealed(UUID storeId, Row row) {
        Sealed sealed = box.seal(storeId, sealedAs(row.id()), Secret.of(model(row)));
        return HexFormat.of().formatHex(sealed.envelope());
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
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
                .param("now", Times.at(now))
                .update();
    }
}
