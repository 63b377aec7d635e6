package dev.grapevine.customer;

import dev.grapevine.kernel.Ids;
import dev.grapevine.platform.database.Columns;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
        record(storeId, List.of(new Said(customerId, consent)));
    }

    /**
     * What a customer said.
     *
     * @param dated whether it is known when; else the consent's time is when it was told, and it counts only where it
     *     outweighs nothing: a yes where nothing was said before, a no also against a yes
     */
    public record Said(UUID customerId, Consent consent, boolean dated) {
        public Said(UUID customerId, Consent consent) {
            this(customerId, consent, true);
        }
    }

    /** Remembers each once, however often it is told, in one statement. */
    public void record(UUID storeId, List<Said> said) {
        if (said.isEmpty()) {
            return;
        }
        inStore.run(storeId, () -> jdbc.sql("""
                        insert into consent (store_id, id, customer_id, purpose, channel, given, source, at)
                        select :store, s.id, s.customer, s.purpose, s.channel, s.given, s.source,
                               cast(s.at as timestamptz)
                        from unnest(:ids, :customers, :purposes, :channels, :givens, :sources, :ats, :dated)
                             as s(id, customer, purpose, channel, given, source, at, dated)
                        where s.dated or coalesce(
                          (select c.given and not s.given from consent c
                           where c.store_id = :store and c.customer_id = s.customer and c.purpose = s.purpose
                             and c.channel = s.channel
                           order by c.at desc, c.given
                           limit 1), true)
                        order by s.customer, s.at
                        on conflict (store_id, customer_id, purpose, channel, at, given) do nothing
                        """)
                .param("store", storeId)
                .param("ids", Columns.uuids(said, _ -> Ids.newId()))
                .param("customers", Columns.uuids(said, Said::customerId))
                .param(
                        "purposes",
                        Columns.texts(said, one -> one.consent().purpose().code()))
                .param(
                        "channels",
                        Columns.texts(said, one -> one.consent().channel().code()))
                .param("givens", Columns.flags(said, one -> one.consent().given()))
                .param("sources", Columns.texts(said, one -> one.consent().source()))
                .param("ats", Columns.texts(said, one -> one.consent().at().toString()))
                .param("dated", Columns.flags(said, Said::dated))
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

    /** Those of whom the word that counts is yes. */
    public Set<UUID> given(
            UUID storeId, Collection<UUID> customerIds, Consent.Purpose purpose, Consent.Channel channel) {
        if (customerIds.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(inStore.call(storeId, () -> jdbc.sql("""
                        select asked.id
                        from unnest(:customers) as asked (id)
                        cross join lateral (
                          select c.given from consent c
                          where c.store_id = :store and c.customer_id = asked.id
                            and c.purpose = :purpose and c.channel = :channel
                          order by c.at desc, c.given
                          limit 1) newest
                        where newest.given
                        """)
                .param("store", storeId)
                .param("customers", Columns.uuids(Set.copyOf(customerIds)))
                .param("purpose", purpose.code())
                .param("channel", channel.code())
                .query(UUID.class)
                .list()));
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
                Times.of(row, "at"));
    }
}
