package dev.grapevine.message;

import dev.grapevine.kernel.Cursor;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Page;
import dev.grapevine.kernel.Sorted;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.database.Times;
import dev.grapevine.platform.settings.PublicAddress;
import dev.grapevine.store.Language;
import dev.grapevine.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was written to whom, when, and what became of it; for the merchant to look at. */
@Component
public class MessageLog {
    static final int MOST_COUNTED = 100_000;

    private final InStore inStore;
    private final JdbcClient jdbc;
    private final Templates templates;
    private final Rendering rendering;

    public MessageLog(InStore inStore, JdbcClient jdbc, Templates templates, PublicAddress address, Clock clock) {
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.templates = templates;
        this.rendering = new Rendering(address, clock);
    }

    /** By when they were planned; the cursor is one by id. */
    public Page<Message> list(UUID storeId, MessageFilter filter, Sorted sorted, Limit limit, @Nullable Cursor after) {
        List<Message> rows = inStore.call(storeId, () -> jdbc.sql("select " + Messages.COLUMNS
                        + "from message where store_id = :store"
                        + filter.where()
                        + """
                         and (cast(:after as uuid) is null or id %s :after)
                        order by id %s
                        limit :limit
                        """.formatted(sorted.beyond(), sorted.direction()))
                .param("store", storeId)
                .param("state", filter.state() == null ? null : filter.state().code())
                .param("kind", filter.kind() == null ? null : filter.kind().code())
                .param("customer", filter.to() == null ? null : filter.to().customerId())
                .param("mailbox", filter.to() == null ? null : filter.to().mailbox())
                .param("after", after == null ? null : after.id())
                .param("limit", limit.andOneMore())
                .query(Messages::message)
                .list());
        return Page.of(rows, limit, message -> Cursor.by(message.id()));
    }

    /**
     * Messages of a kind that wait to leave.
     *
     * @param count at most {@link #MOST_COUNTED}
     * @param last when the last of these leaves, or null
     */
    public record Queue(int count, @Nullable Instant last) {}

    /** What waits of a kind. */
    public Queue queue(UUID storeId, MessageKind kind) {
        return inStore.call(storeId, () -> jdbc.sql("""
                        select count(*) as count, max(waits.send_at) as last
                        from (
                          select send_at from message
                          where store_id = :store and due_at is not null and kind = :kind and state = 'planned'
                          limit :most) waits
                        """)
                .param("store", storeId)
                .param("kind", kind.code())
                .param("most", MOST_COUNTED)
                .query((row, number) -> new Queue(row.getInt("count"), Times.orNull(row, "last")))
                .single());
    }

    /**
     * The letter with the values it was planned with, in the words that are the store's now, and without the link that
     * stops such mail: who looks at it here is somebody else. Nothing for one that lets its reader in, whose values are
     * sealed, and for one whose values are gone.
     */
    public Optional<RenderedMessage> letter(Store store, UUID id) {
        return inStore.call(store.id(), () -> jdbc.sql("""
                        select kind, language, model
                        from message
                        where store_id = :store and id = :id and model is not null
                        """)
                .param("store", store.id())
                .param("id", id)
                .query((row, number) -> rendering.render(
                        store,
                        templates.own(store.id()),
                        MessageKind.ofCode(row.getString("kind")),
                        Language.parse(row.getString("language")).orElseThrow(),
                        ValuesJson.read(row.getString("model")),
                        null))
                .optional());
    }
}
