package dev.grapevine.share;

import dev.grapevine.advocate.AdvocateState;
import dev.grapevine.platform.database.InStore;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which advocate a share link names. A link stays alive whatever becomes of codes and programs. */
@Component
public class ShareLinks {

    private final InStore inStore;
    private final JdbcClient jdbc;

    public ShareLinks(InStore inStore, JdbcClient jdbc) {
        this.inStore = inStore;
        this.jdbc = jdbc;
    }

    /** The link with this token, in capitals or not: mail programs and people change them. */
    public Optional<ShareLink> find(UUID storeId, String token) {
        return inStore.call(storeId, () -> jdbc.sql("""
                        select link_token, id, customer_id, state
                        from advocate
                        where store_id = :store and link_token = :token
                        """)
                .param("store", storeId)
                .param("token", normal(token))
                .query((row, _) -> new ShareLink(
                        row.getString("link_token"),
                        row.getObject("id", UUID.class),
                        row.getObject("customer_id", UUID.class),
                        AdvocateState.valueOf(row.getString("state").toUpperCase(Locale.ROOT))))
                .optional());
    }

    static String normal(String token) {
        return token.strip().toLowerCase(Locale.ROOT);
    }
}
