package dev.grapevine.webhook;

import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.platform.database.Times;
import dev.grapevine.platform.secret.Sealed;
import dev.grapevine.platform.secret.Secret;
import dev.grapevine.platform.secret.SecretBox;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** The table {@code webhook_endpoint}; the secrets in it are sealed. */
@Component
final class EndpointRows {
    private static final String COLUMNS =
            "id, url, description, types, disabled_why, before_until, failing_since, created_at ";

    private final JdbcClient jdbc;
    private final SecretBox box;

    EndpointRows(JdbcClient jdbc, SecretBox box) {
        this.jdbc = jdbc;
        this.box = box;
    }

    List<Endpoint> list(UUID storeId) {
        return jdbc.sql("select " + COLUMNS + """
                        from webhook_endpoint
                        where store_id = :store
                        order by store_id desc, id desc limit 100
                        """)
                .param("store", storeId)
                .query((row, _) -> endpoint(row))
                .list();
    }

    /** Holds the row until the transaction ends. */
    Optional<Endpoint> lock(UUID storeId, UUID id) {
        return jdbc.sql("select " + COLUMNS + "from webhook_endpoint where store_id = :store and id = :id for update")
                .param("store", storeId)
                .param("id", id)
                .query((row, _) -> endpoint(row))
                .optional();
    }

    void insert(UUID storeId, Endpoint endpoint, Secret secret) {
        jdbc.sql("""
                        insert into webhook_endpoint (store_id, id, url, description, types, state, disabled_why,
                                                      secret, created_at)
                        values (:store, :id, :url, :description, :types,
                                case when cast(:why as text) is null then 'enabled' else 'disabled' end, :why,
                                :secret, :at)
                        """)
                .param("store", storeId)
                .param("id", endpoint.id())
                .param("url", endpoint.url().toString())
                .param("description", endpoint.description())
                .param("types", types(endpoint))
                .param("why", why(endpoint))
                .param("secret", seal(storeId, endpoint.id(), secret))
                .param("at", Times.at(endpoint.createdAt()))
                .update();
    }

    void update(UUID storeId, Endpoint endpoint) {
        jdbc.sql("""
                        update webhook_endpoint
                        set url = :url, description = :description, types = :types,
                            state = case when cast(:why as text) is null then 'enabled' else 'disabled' end,
                            disabled_why = :why, failing_since = cast(:failing as timestamptz)
                        where store_id = :store and id = :id
                        """)
                .param("store", storeId)
                .param("id", endpoint.id())
                .param("url", endpoint.url().toString())
                .param("description", endpoint.description())
                .param("types", types(endpoint))
                .param("why", why(endpoint))
                .param(
                        "failing",
                        endpoint.failingSince() == null
                                ? null
                                : endpoint.failingSince().toString())
                .update();
    }

    /** The one before goes on until a moment; one before that ends now. */
    void rotate(UUID storeId, UUID id, Secret fresh, Instant beforeUntil) {
        jdbc.sql("""
                        update webhook_endpoint set secret_before = secret, before_until = :until, secret = :secret
                        where store_id = :store and id = :id
                        """)
                .param("store", storeId)
                .param("id", id)
                .param("secret", seal(storeId, id, fresh))
                .param("until", Times.at(beforeUntil))
                .update();
    }

    /** Its deliveries first, in which sequence whoever notes a call holds them too. */
    boolean delete(UUID storeId, UUID id) {
        jdbc.sql("delete from webhook_delivery where store_id = :store and endpoint_id = :id")
                .param("store", storeId)
                .param("id", id)
                .update();
        return jdbc.sql("delete from webhook_endpoint where store_id = :store and id = :id")
                        .param("store", storeId)
                        .param("id", id)
                        .update()
                == 1;
    }

    Secret open(UUID storeId, UUID id, byte[] sealed) {
        return box.open(storeId, purpose(id), Sealed.of(sealed));
    }

    private byte[] seal(UUID storeId, UUID id, Secret secret) {
        return box.seal(storeId, purpose(id), secret).envelope();
    }

    private static String purpose(UUID id) {
        return "webhook endpoint " + Ids.text(IdKind.WEBHOOK_ENDPOINT, id);
    }

    private static @Nullable SqlArrayValue types(Endpoint endpoint) {
        return endpoint.types() == null
                ? null
                : new SqlArrayValue("text", endpoint.types().toArray());
    }

    private static @Nullable String why(Endpoint endpoint) {
        return endpoint.disabled() == null ? null : endpoint.disabled().code();
    }

    private static Endpoint endpoint(ResultSet row) throws SQLException {
        @Nullable String why = row.getString("disabled_why");
        return new Endpoint(
                row.getObject("id", UUID.class),
                URI.create(row.getString("url")),
                row.getString("description"),
                EventRows.types(row),
                why == null ? null : Endpoint.Disabled.ofCode(why),
                Times.orNull(row, "before_until"),
                Times.orNull(row, "failing_since"),
                Times.of(row, "created_at"));
    }
}
