package dev.grapevine.message;

import dev.grapevine.kernel.Cursor;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Page;
import dev.grapevine.message.mail.MailSettings;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where messages land in development and the demo. Anybody who sees it can sign in as anybody: never in production. */
@Component
public class MessageInbox {
    private static final String COLUMNS = "id, kind, address, ended_at, subject, html, plain";

    private final InStore inStore;
    private final JdbcClient jdbc;
    private final boolean open;

    public MessageInbox(InStore inStore, JdbcClient jdbc, MailSettings settings) {
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.open = settings.inbox();
    }

    /** Whether this installation has one, by {@code grapevine.mail.inbox}; where not, it is empty for everybody. */
    public boolean isOpen() {
        return open;
    }

    /**
     * What a store's people were sent, newest first.
     *
     * @param to only to this mailbox, however it is written; null: to everybody
     * @param after by time
     */
    public Page<InboxMessage> list(UUID storeId, @Nullable EmailAddress to, Limit limit, @Nullable Cursor after) {
        if (!open) {
            return new Page<>(List.of(), null);
        }
        List<InboxMessage> rows = inStore.call(storeId, () -> jdbc.sql("select " + COLUMNS + """
                         from message
                        where store_id = :store and carrier = 'inbox'
                          and (cast(:to as text) is null or lower(address) = lower(:to))
                          and (cast(:at as timestamptz) is null or (ended_at, id) < (:at, :id))
                        order by ended_at desc, id desc
                        limit :limit
                        """)
                .param("store", storeId)
                .param("to", to == null ? null : to.original())
                .param("at", after == null || after.at() == null ? null : Times.at(after.at()))
                .param("id", after == null ? null : after.id())
                .param("limit", limit.andOneMore())
                .query(MessageInbox::message)
                .list());
        return Page.of(rows, limit, message -> Cursor.by(message.at(), message.id()));
    }

    public Optional<InboxMessage> find(UUID storeId, UUID id) {
        if (!open) {
            return Optional.empty();
        }
        return inStore.call(storeId, () -> jdbc.sql("select " + COLUMNS + """
                         from message
                        where store_id = :store and id = :id and carrier = 'inbox'
                        """)
                .param("store", storeId)
                .param("id", id)
                .query(MessageInbox::message)
                .optional());
    }

    private static InboxMessage message(ResultSet row, int number) throws SQLException {
        return new InboxMessage(
                row.getObject("id", UUID.class),
                MessageKind.ofCode(row.getString("kind")),
                new EmailAddress(row.getString("address")),
                Times.of(row, "ended_at"),
                row.getString("subject"),
                row.getString("html"),
                row.getString("plain"));
    }
}
