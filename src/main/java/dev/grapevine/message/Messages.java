package dev.grapevine.message;

import dev.grapevine.kernel.Cursor;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Page;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.database.Times;
import dev.grapevine.platform.secret.SecretBox;
import dev.grapevine.platform.work.Nudge;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The messages of a store: planned, cancelled, looked up. */
@Component
public class Messages {
    static final String COLUMNS = """
            id, kind, customer_id, address, case when due_dead_at is null then state else 'failed' end as state,
            coalesce(reason, due_error) as reason, planned_at, send_at, ended_at, subject,
            starts_with(dedupe_key, 'test/') as test
            """;
    /** The last character there is: everything that begins with a prefix comes before the prefix with it. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private final InStore inStore;
    private final JdbcClient jdbc;
    private final PlannedRows rows;
    private final Nudge nudge;
    private final Clock clock;

    public Messages(InStore inStore, JdbcClient jdbc, SecretBox box, Nudge nudge, Clock clock) {
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.rows = new PlannedRows(jdbc, box);
        this.nudge = nudge;
        this.clock = clock;
    }

    /**
     * Plans a message once. Call it in the transaction of its cause, so that it exists if and only if the cause does.
     *
     * @return false where one with this key is there already, whatever became of it
     */
    public boolean plan(UUID storeId, PlannedMessage message) {
        return !plan(storeId, List.of(message)).isEmpty();
    }

    /**
     * {@link #plan(UUID, PlannedMessage)} for many in one statement, each by a key of its own.
     *
     * @return the keys of those that are new
     */
    public Set<String> plan(UUID storeId, List<PlannedMessage> messages) {
        if (messages.isEmpty()) {
            return Set.of();
        }
        return inStore.call(storeId, () -> {
            Instant now = now();
            Set<String> planned = rows.insert(
                    storeId, messages.stream().map(message -> row(message, now)).toList(), now);
            if (messages.stream().anyMatch(message -> planned.contains(message.dedupeKey()) && isDue(message, now))) {
                nudge.due(storeId, SendMessages.KIND);
            }
            return planned;
        });
    }

    private static PlannedRows.Row row(PlannedMessage message, Instant now) {
        return new PlannedRows.Row(
                Ids.newId(),
                message,
                message.sendAt() == null ? now : message.sendAt().truncatedTo(ChronoUnit.MICROS));
    }

    private static boolean isDue(PlannedMessage message, Instant now) {
        return message.sendAt() == null || !message.sendAt().isAfter(now);
    }

    /**
     * Cancels what is not on its way yet.
     *
     * @param reason a code for the log, such as {@code order_refunded}
     * @return whether there was such a message
     */
    public boolean cancel(UUID storeId, String dedupeKey, String reason) {
        return inStore.call(storeId, () -> rows.cancel(storeId, dedupeKey, dedupeKey, reason, now())) == 1;
    }

    /** Cancels all whose key begins so and that are not on their way yet. Answers how many. */
    public int cancelAll(UUID storeId, String dedupePrefix, String reason) {
        if (dedupePrefix.isEmpty()) {
            throw new IllegalArgumentException("An empty prefix would cancel everything.");
        }
        return inStore.call(storeId, () -> rows.cancel(storeId, dedupePrefix, dedupePrefix + LAST, reason, now()));
    }

    /** When a message of this kind was last planned for a customer and neither cancelled nor suppressed: for "once per period". */
    public Optional<Instant> lastPlanned(UUID storeId, UUID customerId, MessageKind kind) {
        return inStore.call(storeId, () -> jdbc.sql("""
                        select planned_at
                        from message
                        where store_id = :store and customer_id = :customer and kind = :kind
                          and state in ('planned', 'sending', 'sent')
                        order by id desc
                        limit 1
                        """)
                .param("store", storeId)
                .param("customer", customerId)
                .param("kind", kind.code())
                .query((row, number) -> Times.of(row, "planned_at"))
                .optional());
    }

    /** Whether a message was ever planned by this key, whatever became of it. */
    public boolean wasPlanned(UUID storeId, String dedupeKey) {
        return inStore.call(storeId, () -> jdbc.sql(
                        "select exists (select from message where store_id = :store and dedupe_key = :key)")
                .param("store", storeId)
                .param("key", dedupeKey)
                .query(Boolean.class)
                .single());
    }

    /** Whether a message of this key was planned and ended without being sent. */
    public boolean cameToNothing(UUID storeId, String dedupeKey) {
        return inStore.call(storeId, () -> jdbc.sql("""
                        select exists (
                          select from message
                          where store_id = :store and dedupe_key = :key
                            and (state in ('cancelled', 'suppressed', 'failed') or due_dead_at is not null))
                        """)
                .param("store", storeId)
                .param("key", dedupeKey)
                .query(Boolean.class)
                .single());
    }

    public Optional<Message> find(UUID storeId, UUID id) {
        return inStore.call(
                storeId, () -> jdbc.sql("select " + COLUMNS + "from message where store_id = :store and id = :id")
                        .param("store", storeId)
                        .param("id", id)
                        .query(Messages::message)
                        .optional());
    }

    /**
     * The log, those planned last first.
     *
     * @param customerId only to her; null: to everybody
     */
    public Page<Message> list(UUID storeId, @Nullable UUID customerId, Limit limit, @Nullable Cursor after) {
        List<Message> rows = inStore.call(storeId, () -> jdbc.sql("select " + COLUMNS + """
                        from message
                        where store_id = :store
                          and (cast(:customer as uuid) is null or customer_id = :customer)
                          and (cast(:after as uuid) is null or id < :after)
                        order by store_id desc, id desc
                        limit :limit
                        """)
                .param("store", storeId)
                .param("customer", customerId)
                .param("after", after == null ? null : after.id())
                .param("limit", limit.andOneMore())
                .query(Messages::message)
                .list());
        return Page.of(rows, limit, message -> Cursor.by(message.id()));
    }

    static Message message(ResultSet row, int number) throws SQLException {
        return new Message(
                row.getObject("id", UUID.class),
                MessageKind.ofCode(row.getString("kind")),
                row.getObject("customer_id", UUID.class),
                new EmailAddress(row.getString("address")),
                Message.State.ofCode(row.getString("state")),
                row.getString("reason"),
                Times.of(row, "planned_at"),
                Times.of(row, "send_at"),
                Times.orNull(row, "ended_at"),
                row.getString("subject"),
                row.getBoolean("test"));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
