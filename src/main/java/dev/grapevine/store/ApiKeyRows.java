package dev.grapevine.store;

import dev.grapevine.platform.database.Times;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code api_key}; its statements run in the store's transaction. */
final class ApiKeyRows {
    private static final int MOST = 500;
    private static final String COLUMNS = """
            select store_id, id, kind, mark, hash, name, scopes, created_by, created_at, last_used_at, expires_at,
                   revoked_at
            from api_key
            """;

    private final JdbcClient jdbc;

    ApiKeyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(ApiKey key, byte[] hash) {
        jdbc.sql("""
                        insert into api_key (store_id, id, kind, mark, hash, name, scopes, created_by, created_at,
                                             expires_at)
                        values (:store, :id, :kind, :mark, :hash, :name, :scopes, :by, :at, :expires)
                        """)
                .param("store", key.storeId())
                .param("id", key.id())
                .param("kind", key.kind().code())
                .param("mark", key.mark())
                .param("hash", hash)
                .param("name", key.name())
                .param("scopes", key.scopes().stream().map(Scope::code).sorted().toArray(String[]::new))
                .param("by", key.createdBy())
                .param("at", Times.at(key.createdAt()))
                .param("expires", Times.atOrNull(key.expiresAt()))
                .update();
    }

    /** The key of this hash. The few with its mark are compared in constant time. */
    Optional<ApiKey> find(UUID storeId, String mark, byte[] hash) {
        return jdbc
                .sql(COLUMNS + "where store_id = :store and mark = :mark limit :limit")
                .param("store", storeId)
                .param("mark", mark)
                .param("limit", MOST)
                .query((row, number) -> MessageDigest.isEqual(row.getBytes("hash"), hash)
                        ? Optional.of(key(row, number))
                        : Optional.<ApiKey>empty())
                .list()
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    Optional<ApiKey> find(UUID storeId, UUID id) {
        return byId(storeId, id, "");
    }

    Optional<ApiKey> lock(UUID storeId, UUID id) {
        return byId(storeId, id, "for update");
    }

    List<ApiKey> newestFirst(UUID storeId) {
        return jdbc.sql(COLUMNS + "where store_id = :store order by store_id desc, id desc limit :limit")
                .param("store", storeId)
                .param("limit", MOST)
                .query(ApiKeyRows::key)
                .list();
    }

    void revoke(UUID storeId, UUID id, Instant at) {
        jdbc.sql("update api_key set revoked_at = :at where store_id = :store and id = :id and revoked_at is null")
                .param("at", Times.at(at))
                .param("store", storeId)
                .param("id", id)
                .update();
    }

    /** Of many at once only the first writes. */
    void used(ApiKey key, Instant at, Instant unlessSince) {
        jdbc.sql("""
                        update api_key set last_used_at = :at
                        where store_id = :store and id = :id and (last_used_at is null or last_used_at < :since)
                        """)
                .param("at", Times.at(at))
                .param("store", key.storeId())
                .param("id", key.id())
                .param("since", Times.at(unlessSince))
                .update();
    }

    private Optional<ApiKey> byId(UUID storeId, UUID id, String lock) {
        return jdbc.sql(COLUMNS + "where store_id = :store and id = :id " + lock)
                .param("store", storeId)
                .param("id", id)
                .query(ApiKeyRows::key)
                .optional();
    }

    private static ApiKey key(ResultSet row, int number) throws SQLException {
        return new ApiKey(
                row.getObject("store_id", UUID.class),
                row.getObject("id", UUID.class),
                ApiKey.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("mark"),
                row.getString("name"),
                Arrays.stream((String[]) row.getArray("scopes").getArray())
                        .map(code -> Scope.parse(code).orElseThrow())
                        .collect(Collectors.toUnmodifiableSet()),
                row.getString("created_by"),
                Times.of(row, "created_at"),
                Times.orNull(row, "last_used_at"),
                Times.orNull(row, "expires_at"),
                Times.orNull(row, "revoked_at"));
    }
}
