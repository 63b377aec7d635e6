package dev.grapevine.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.Reply;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.Shop;
import dev.grapevine.platform.database.InStore;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class WorkTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private final Shop shop = server.shop();

    @Test
    void whatWasLaidAsideIsCountedByItsKindAndInItsStoreAlone() {
        server.part(InStore.class).run(shop.id(), () -> server.part(JdbcClient.class)
                .sql("""
                                        insert into inbox (store_id, id, source, event_key, kind, subject, body,
                                            received_at)
                                        values (:store, :id, 'api', 'broken', 'order', 'one', '{}', now())
                                        """)
                .param("store", shop.id())
                .param("id", UUID.randomUUID())
                .update());
        server.part(InStore.class).run(shop.id(), () -> server.part(JdbcClient.class)
                .sql("update inbox set due_dead_at = now() where store_id = :store")
                .param("store", shop.id())
                .update());
        assertThat(inbox(shop).path("dead").asInt()).isEqualTo(1);
        assertThat(inbox(shop).path("due").asInt()).isZero();
        assertThat(inbox(server.shop()).path("dead").asInt()).isZero();
    }

    private static JsonNode inbox(Shop shop) {
        Reply work = shop.secret().get("/api/v1/work");
        assertThat(work.status()).isEqualTo(200);
        return work.json()
                .path("data")
                .valueStream()
                .filter(kind -> kind.path("kind").asString("").equals("inbox"))
                .findFirst()
                .orElseThrow();
    }
}
