package dev.grapevine.web.api.entrance;

import dev.grapevine.kernel.PeopleNamed;
import dev.grapevine.platform.database.Columns;
import dev.grapevine.platform.database.Times;
import dev.grapevine.platform.secret.Fingerprints;
import dev.grapevine.platform.secret.Sealed;
import dev.grapevine.platform.secret.Secret;
import dev.grapevine.platform.secret.SecretBox;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code idempotency}; its statements run in the transaction of the change that they answer for. */
@Component
public class KeptAnswers {
    /** A day is promised; webhooks and batches are sent again for up to three. */
    static final Duration KEPT = Duration.ofDays(3);

    /** What is worth giving again; ids of requests and what is left of a limit belong to the answer, not to the change. */
    private static final List<String> HEADERS = List.of("Content-Type", "Location", "ETag", "Link");

    private static final TypeReference<Map<String, String>> MAP = new TypeReference<>() {};

    private static final HexFormat HEX = HexFormat.of();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final Clock clock;
    /** A new API key's text is in the answer that made it, and must be nowhere in the database to read. */
    private final SecretBox box;

    private final Fingerprints fingerprints;

    KeptAnswers(JdbcClient jdbc, Clock clock, SecretBox box, Fingerprints fingerprints) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.box = box;
        this.fingerprints = fingerprints;
    }

    /**
     * An answer of the API, which is JSON and so text.
     *
     * @param request the digest of the request that it was to
     * @param erased whether its words are gone, because somebody whom it named was forgotten
     */
    record Kept(String request, int status, Map<String, String> headers, String body, boolean erased) {
        static Kept of(String request, ContentCachingResponseWrapper answer) {
            Map<String, String> headers = new LinkedHashMap<>();
            for (String name : HEADERS) {
                String value = name.equals("Content-Type") ? answer.getContentType() : answer.getHeader(name);
                if (value != null) {
                    headers.put(name, value);
                }
            }
            return new Kept(
                    request,
                    answer.getStatus(),
                    headers,
                    new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8),
                    false);
        }

        void writeTo(HttpServletResponse response) throws IOException {
            headers.forEach(response::setHeader);
            response.setHeader("Idempotency-Replayed", "true");
            response.setStatus(status);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
        }
    }

    /** Holds the key until the transaction ends; false where another transaction holds it. */
    public boolean lock(UUID storeId, String key) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(:key, :store))")
                .param("key", key)
                .param("store", storeId.getMostSignificantBits() ^ storeId.getLeastSignificantBits())
                .query(Boolean.class)
                .single();
    }

    Optional<Kept> find(UUID storeId, String key) {
        return jdbc.sql("""
                        select request, status, headers, body
                        from idempotency
                        where store_id = :store and key = :key and expires_at > :now
                        """)
                .param("store", storeId)
                .param("key", print(storeId, key))
                .param("now", Times.at(clock.instant()))
                .query((row, number) -> kept(row, storeId, key))
                .optional();
    }

    /** Keeps an answer, and lets a few go whose time is over, so that the table needs no other care. */
    boolean keep(UUID storeId, String key, Kept answer) {
        Instant now = clock.instant();
        forgetSome(storeId, print(storeId, key), now);
        boolean kept = jdbc.sql("""
                        insert into idempotency (store_id, key, request, status, headers, body, created_at, expires_at)
                        values (:store, :key, :request, :status, cast(:headers as jsonb), :body, :now, :end)
                        on conflict (store_id, key) do nothing
                        """)
                        .param("store", storeId)
                        .param("key", print(storeId, key))
                        .param("request", HEX.parseHex(answer.request()))
                        .param("status", answer.status())
                        .param("headers", JSON.writeValueAsString(answer.headers()))
                        .param("body", seal(storeId, key, answer.body()).envelope())
                        .param("now", Times.at(now))
                        .param("end", Times.at(now.plus(KEPT)))
                        .update()
                == 1;
        if (kept) {
            remember(storeId, key, PeopleNamed.in(answer.body()));
        }
        return kept;
    }

    /** Whom an answer names, so that {@code privacy} finds it when one of them is erased. */
    private void remember(UUID storeId, String key, Collection<UUID> people) {
        if (!people.isEmpty()) {
            jdbc.sql("""
                            insert into idempotency_person (store_id, person, key)
                            select :store, p, :key from unnest(cast(:people as uuid[])) as p
                            """)
                    .param("store", storeId)
                    .param("key", print(storeId, key))
                    .param("people", Columns.uuids(people))
                    .update();
        }
    }

    private void forgetSome(UUID storeId, String key, Instant now) {
        jdbc.sql("""
                        delete from idempotency
                        where store_id = :store and expires_at <= :now and key = any(:key || array(
                            select key from idempotency
                            where store_id = :store and expires_at <= :now
                            order by store_id, expires_at
                            limit 10
                            for update skip locked))
                        """)
                .param("store", storeId)
                .param("key", key)
                .param("now", Times.at(now))
                .update();
    }

    private Kept kept(ResultSet row, UUID storeId, String key) throws SQLException {
        byte[] body = row.getBytes("body");
        return new Kept(
                HEX.formatHex(row.getBytes("request")),
                row.getInt("status"),
                JSON.readValue(row.getString("headers"), MAP),
                body.length == 0 ? "" : open(storeId, key, Sealed.of(body)),
                body.length == 0);
    }

    private String print(UUID storeId, String key) {
        return fingerprints.mark(storeId, "idempotency key", key);
    }

    private Sealed seal(UUID storeId, String key, String body) {
        return box.seal(storeId, purpose(key), Secret.of(body));
    }

    private String open(UUID storeId, String key, Sealed body) {
        return box.open(storeId, purpose(key), body).reveal();
    }

    private static String purpose(String key) {
        return "answer to " + key;
    }
}
