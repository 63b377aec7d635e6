package dev.grapevine.message;

import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.store.Actor;
import dev.grapevine.store.AuditLog;
import dev.grapevine.store.Language;
import dev.grapevine.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Mails a template with made-up values, so that a merchant sees it as a customer would. It is a message as any other, in
 * the log and with retries, but asks nobody's consent and unsubscribes nobody. There are a few places an hour, each of
 * which is a message's key, so that nobody can flood a stranger by it.
 */
@Component
public class SendTest {
    public static final int MOST_AN_HOUR = 20;

    static final String KEY = "test/";

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("uuuuMMddHH").withZone(ZoneOffset.UTC);

    private final InStore inStore;
    private final JdbcClient jdbc;
    private final Messages messages;
    private final Previews previews;
    private final AuditLog audit;
    private final Clock clock;

    public SendTest(
            InStore inStore, JdbcClient jdbc, Messages messages, Previews previews, AuditLog audit, Clock clock) {
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.messages = messages;
        this.previews = previews;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of a test. */
    public sealed interface Sending {
        /** @param message in the log: {@code msg_…} */
        record Planned(String message) implements Sending {}

        /** @param until there is place again */
        record TooMany(Duration until) implements Sending {}
    }

    /** Plans a mail in the words that are saved now. */
    public Sending send(Store store, MessageKind kind, Language language, EmailAddress to, Actor by) {
        Instant now = clock.instant();
        String hour = KEY + HOUR.format(now) + "/";
        return inStore.call(store.id(), () -> {
            Map<String, Object> values = previews.sample(store, kind);
            for (int place = taken(store.id(), hour) + 1; place <= MOST_AN_HOUR; place++) {
                String key = hour + place;
                if (messages.plan(store.id(), PlannedMessage.now(kind, key, null, to, language, values))) {
                    audit.record(store.id(), by, "test.template", Templates.about(kind, language), Map.of(), Map.of());
                    return new Sending.Planned(Ids.text(IdKind.MESSAGE, id(store.id(), key)));
                }
            }
            Instant next = now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
            return new Sending.TooMany(Duration.between(now, next));
        });
    }

    private int taken(UUID storeId, String hour) {
        return jdbc.sql("""
                        select count(*) from message
                        where store_id = :store and dedupe_key >= :hour and dedupe_key < :hour || 'a'
                        """)
                .param("store", storeId)
                .param("hour", hour)
                .query(Integer.class)
                .single();
    }

    private UUID id(UUID storeId, String key) {
        return jdbc.sql("select id from message where store_id = :store and dedupe_key = :key")
                .param("store", storeId)
                .param("key", key)
                .query(UUID.class)
                .single();
    }
}
