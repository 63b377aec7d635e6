package dev.grapevine.customer;

import dev.grapevine.platform.database.Times;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What is said about customers: newer words replace older ones, word by word; older ones fill what newer ones left out. */
final class CustomerWords {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    CustomerWords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes new customers and changes known ones, in their ids' order, so that two who do so at once can't block each other. */
    void remember(UUID storeId, List<UUID> customers, List<Sighting> sightings, Instant now) {
        Map<UUID, Sighting> newest = new TreeMap<>();
        for (int i = 0; i < customers.size(); i++) {
            newest.merge(customers.get(i), sightings.get(i), CustomerWords::both);
        }
        List<Map<String, @Nullable Object>> rows = newest.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .toList();
        jdbc.sql("""
                        insert into customer as c (store_id, id, external_id, email, phone, first_name, last_name, locale,
                                                   said_at, created_at)
                        select :store, r.id, r.external_id, r.email, r.phone, r.first_name, r.last_name, r.locale,
                               r.said_at, :now
                        from jsonb_to_recordset(cast(:rows as jsonb)) as r (
                               id uuid, external_id text, email text, phone text, first_name text, last_name text,
                               locale text, said_at timestamptz)
                        on conflict (store_id, id) do update
                        set external_id = case when excluded.said_at >= c.said_at
                              then coalesce(excluded.external_id, c.external_id)
                              else coalesce(c.external_id, excluded.external_id) end,
                            email = case when excluded.said_at >= c.said_at
                              then coalesce(excluded.email, c.email) else coalesce(c.email, excluded.email) end,
                            phone = case when excluded.said_at >= c.said_at
                              then coalesce(excluded.phone, c.phone) else coalesce(c.phone, excluded.phone) end,
                            first_name = case when excluded.said_at >= c.said_at
                              then coalesce(excluded.first_name, c.first_name)
                              else coalesce(c.first_name, excluded.first_name) end,
                            last_name = case when excluded.said_at >= c.said_at
                              then coalesce(excluded.last_name, c.last_name)
                              else coalesce(c.last_name, excluded.last_name) end,
                            locale = case when excluded.said_at >= c.said_at
                              then coalesce(excluded.locale, c.locale) else coalesce(c.locale, excluded.locale) end,
                            said_at = greatest(excluded.said_at, c.said_at)
                        where c.erased_at is null
                        """)
                .param("store", storeId)
                .param("rows", JSON.writeValueAsString(rows))
                .param("now", Times.at(now))
                .update();
    }

    private static Sighting both(Sighting one, Sighting other) {
        boolean otherIsOlder = other.at().isBefore(one.at());
        Sighting newer = otherIsOlder ? one : other;
        Sighting older = otherIsOlder ? other : one;
        return new Sighting(newer.person().over(older.person()), newer.at());
    }

    private static Map<String, @Nullable Object> row(UUID id, Sighting sighting) {
        Person person = sighting.person();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", id.toString());
        row.put("external_id", person.externalId());
        row.put("email", person.email() == null ? null : person.email().original());
        row.put("phone", person.phone() == null ? null : person.phone().e164());
        row.put("first_name", person.firstName());
        row.put("last_name", person.lastName());
        row.put("locale", person.locale());
        row.put("said_at", sighting.at().toString());
        return row;
    }
}
