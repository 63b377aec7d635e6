package dev.grapevine.customer;

import dev.grapevine.kernel.Ids;
import dev.grapevine.platform.database.InStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What customers agreed to: only ever added to; the newest counts, and of two at one moment the refusal. */
@Component
public class Consents {
    private final InStore inStore;
    private final JdbcClient jdbc;

    public Consents(InStore inStore, JdbcClient jdbc) {
        this.inStore = inStore;
        this.jdbc = jdbc;
    }

    /** Remembers it once, however often it is told. */
    public void record(UUID storeId, UUID customerId, Consent consent) {
        inStore.run(storeId, () -> jdbc.sql("""
                        insert into consent (store_id, id, customer_id, purpose, channel, given, source, at)
                        values (:store, :id, :customer, :purpose, :channel, :given, :source, :at)
                        on conflict (store_id, customer_id, purpose, channel, at, given) do nothing
                        """)
                .param("store", storeId)
                .param("id", Ids.newId())
                .param("customer", customerId)
                .param("purpose", consent.purpose().code())
                .param("channel", consent.channel().code())
                .param("given", consent.given())
                .param("source", consent.source())
                .param("at", consent.at().atOffset(ZoneOffset.UTC))
                .update());
    }

    /** The word that counts; nothing where she never said any, which is no consent. */
    public Optional<Consent> newest(UUID storeId, UUID customerId, Consent.Purpose purpose, Consent.Channel channel) {
        return inStore.call(storeId, () -> jdbc.sql("""
                        select purpose, channel, given, source, at
                        from consent
                        where store_id = :store and customer_id = :customer and purpose = :purpose and channel = :channel
                        order by at desc, given
                        limit 1
                        """)
                .param("store", storeId)
                .param("customer", customerId)
                .param("purpose", purpose.code())
                .param("channel", channel.code())
                .query(Consents::consent)
                .optional());
    }

    /** Everything she said, newest first; at most 1,000. */
    public List<Consent> all(UUID storeId, UUID customerId) {
        return inStore.call(storeId, () -> jdbc.sql("""
                        select purpose, channel, given, source, at
                        from consent
                        where store_id = :store and customer_id = :customer
                        order by at desc, given, id
                        limit 1000
                        """)
                .param("store", storeId)
                .param("customer", customerId)
                .query(Consents::consent)
                .list());
    }

    private static Consent consent(ResultSet row, int number) throws SQLException {
        return new Consent(
                Consent.Purpose.valueOf(row.getString("purpose").toUpperCase(Locale.ROOT)),
                Consent.Channel.valueOf(row.getString("channel").toUpperCase(Locale.ROOT)),
                row.getBoolean("given"),
                row.getString("source"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
