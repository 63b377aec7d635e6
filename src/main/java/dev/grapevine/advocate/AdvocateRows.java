package dev.grapevine.advocate;

import dev.grapevine.kernel.Sorted;
import dev.grapevine.platform.database.Columns;
import dev.grapevine.platform.database.Times;
import dev.grapevine.program.RewardKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of advocates; always within a transaction of the store. */
final class AdvocateRows {

    private static final String SELECT = """
            select id, customer_id, state, link_token, locale, source, enrolled_at,
                   preference_kind, preference_charity, preference_for_good
            from advocate
            """;

    private final JdbcClient jdbc;

    AdvocateRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it was added; not where the customer is an advocate already, nor where the token is another's. */
    boolean insert(UUID storeId, Advocate advocate) {
        return jdbc.sql("""
                        insert into advocate (store_id, id, customer_id, state, link_token, locale, source, enrolled_at)
                        values (:store, :id, :customer, :state, :token, :locale, :source, :at)
                        on conflict do nothing
                        """)
                        .param("store", storeId)
                        .param("id", advocate.id())
                        .param("customer", advocate.customerId())
                        .param("state", advocate.state().code())
                        .param("token", advocate.linkToken())
                        .param("locale", advocate.locale())
                        .param("source", advocate.source().code())
                        .param("at", Times.at(advocate.enrolledAt()))
                        .update()
                == 1;
    }

    void update(UUID storeId, Advocate advocate) {
        var preference = advocate.preference();
        jdbc.sql("""
                        update advocate
                        set state = :state, locale = :locale, preference_kind = :kind, preference_charity = :charity,
                            preference_for_good = :forGood
                        where store_id = :store and id = :id
                        """)
                .param("store", storeId)
                .param("id", advocate.id())
                .param("state", advocate.state().code())
                .param("locale", advocate.locale())
                .param(
                        "kind",
                        preference == null ? null : preference.kind().name().toLowerCase(Locale.ROOT))
                .param("charity", preference == null ? null : preference.charity())
                .param("forGood", preference != null && preference.forGood())
                .update();
    }

    /** Remembers the first time only. */
    void came(UUID storeId, UUID id, Instant at) {
        jdbc.sql("update advocate set came_at = :at where store_id = :store and id = :id and came_at is null")
                .param("store", storeId)
                .param("id", id)
                .param("at", Times.at(at))
                .update();
    }

    boolean hasCome(UUID storeId, UUID id) {
        return jdbc.sql("""
                        select exists (select from advocate
                                       where store_id = :store and id = :id and came_at is not null)
                        """)
                .param("store", storeId)
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    List<Advocate> waiting(UUID storeId, Sorted sorted, int limit, @Nullable UUID after) {
        return jdbc.sql(SELECT + """
                        where store_id = :store and state = 'waiting'
                          and (cast(:after as uuid) is null or id %s :after)
                        order by id %s
                        limit :limit
                        """.formatted(sorted.beyond(), sorted.direction()))
                .param("store", storeId)
                .param("after", after)
                .param("limit", limit)
                .query(AdvocateRows::advocate)
                .list();
    }

    Optional<Advocate> lock(UUID storeId, UUID id) {
        return jdbc.sql(SELECT + "where store_id = :store and id = :id for update")
                .param("store", storeId)
                .param("id", id)
                .query(AdvocateRows::advocate)
                .optional();
    }

    Optional<Advocate> byCustomer(UUID storeId, UUID customerId) {
        return jdbc.sql(SELECT + "where store_id = :store and customer_id = :customer")
                .param("store", storeId)
                .param("customer", customerId)
                .query(AdvocateRows::advocate)
                .optional();
    }

    /** By customer. */
    Map<UUID, Advocate> byCustomers(UUID storeId, Collection<UUID> customerIds) {
        Map<UUID, Advocate> found = new LinkedHashMap<>();
        jdbc.sql(SELECT + "where store_id = :store and customer_id = any(cast(:customers as uuid[])) limit 1000")
                .param("store", storeId)
                .param("customers", Columns.uuids(customerIds))
                .query(AdvocateRows::advocate)
                .list()
                .forEach(advocate -> found.put(advocate.customerId(), advocate));
        return found;
    }

    Map<UUID, Advocate> byIds(UUID storeId, Collection<UUID> ids) {
        Map<UUID, Advocate> found = new LinkedHashMap<>();
        jdbc.sql(SELECT + "where store_id = :store and id = any(cast(:ids as uuid[])) limit 1000")
                .param("store", storeId)
                .param("ids", Columns.uuids(ids))
                .query(AdvocateRows::advocate)
                .list()
                .forEach(advocate -> found.put(advocate.id(), advocate));
        return found;
    }

    List<Advocate> list(UUID storeId, AdvocateSearch search, int limit, @Nullable UUID after) {
        return jdbc.sql(SELECT + """
                        where store_id = :store
                          and (cast(:id as uuid) is null or id = :id)
                          and (cast(:state as text) is null or state = :state)
                          and (cast(:customer as uuid) is null or customer_id = :customer)
                          and (cast(:segment as text) is null or customer_id in (
                            select m.customer_id from segment_member m
                            where m.store_id = :store and m.segment = :segment))
                          and (cast(:after as uuid) is null or id < :after)
                        order by store_id desc, id desc
                        limit :limit
                        """)
                .param("store", storeId)
                .param("id", search.id())
                .param("state", search.state() == null ? null : search.state().code())
                .param("customer", search.customerId())
                .param("segment", search.segment())
                .param("after", after)
                .param("limit", limit)
                .query(AdvocateRows::advocate)
                .list();
    }

    private static Advocate advocate(ResultSet row, int number) throws SQLException {
        @Nullable String kind = row.getString("preference_kind");
        return new Advocate(
                row.getObject("id", UUID.class),
                row.getObject("customer_id", UUID.class),
                AdvocateState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("link_token"),
                row.getString("locale"),
                EnrolmentSource.valueOf(row.getString("source").toUpperCase(Locale.ROOT)),
                Times.of(row, "enrolled_at"),
                kind == null
                        ? null
                        : new Preference(
                                RewardKind.valueOf(kind.toUpperCase(Locale.ROOT)),
                                row.getString("preference_charity"),
                                row.getBoolean("preference_for_good")));
    }
}
