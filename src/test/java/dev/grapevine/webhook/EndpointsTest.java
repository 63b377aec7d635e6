package dev.grapevine.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.FreshDatabase;
import dev.grapevine.given.StoreParts;
import dev.grapevine.kernel.Limit;
import dev.grapevine.platform.http.HttpSettings;
import dev.grapevine.platform.http.Outbound;
import dev.grapevine.platform.secret.Secret;
import dev.grapevine.store.AuditEntry;
import dev.grapevine.webhook.Hooks.Added;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsTest {
    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    private final Hooks hooks = new Hooks(database);

    @AfterEach
    void close() throws IOException {
        hooks.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://shop.example/hooks",
                "https://127.0.0.1/hooks",
                "https://[::1]/hooks",
                "https://[::ffff:10.0.0.1]/hooks",
                "https://169.254.169.254/latest",
                "https://user:secret@shop.example/",
                "ftp://shop.example/",
                "https:///hooks",
                "not an address"
            })
    void anAddressThatIsNotSecureAndPublicIsRefused(String url) throws IOException {
        try (Outbound guarded = new Outbound(new HttpSettings(false))) {
            assertThat(guarded.objection(url)).isPresent();
            assertThat(guarded.objection("https://shop.example/hooks")).isEmpty();
        }
    }

    @Test
    void whatIsWrongIsSaidOfItsField() {
        assertThat(field(add("gopher://shop.example", null, null))).isEqualTo("url");
        assertThat(add("https://shop.example", List.of("reward.issued", "reward.lost"), null))
                .isInstanceOfSatisfying(EndpointChange.Refused.class, refused -> {
                    assertThat(refused.field()).isEqualTo("types[1]");
                    assertThat(refused.problem())
                            .startsWith("\"reward.lost\" is no type of event. There are invitation.sent, ")
                            .endsWith(", customer.erased; leave types out for all.");
                });
        assertThat(field(add("https://shop.example", List.of(), null))).isEqualTo("types");
        assertThat(field(add("https://shop.example", null, "whsec_short"))).isEqualTo("secret");
        assertThat(hooks.endpoints.list(hooks.store)).isEmpty();
    }

    @Test
    void aStoreHasAtMostTen() {
        for (int i = 0; i < Endpoints.MOST; i++) {
            hooks.add("https://shop.example/" + i);
        }
        assertThat(add("https://shop.example/more", null, null)).isEqualTo(new EndpointChange.TooMany(Endpoints.MOST));
    }

    @Test
    void theSecretIsNowhereToRead() {
        Added added = hooks.add("https://shop.example/hooks");
        hooks.endpoints.rotate(hooks.store, added.endpoint().id(), StoreParts.SYSTEM);
        String rows = database.owner()
                .sql("select cast(e as text) from webhook_endpoint e where store_id = :store")
                .param("store", hooks.store)
                .query(String.class)
                .single();
        assertThat(rows).doesNotContain("whsec", added.secret().substring(6));
        assertThat(hooks.stores.audit.list(hooks.store, new Limit(5), null).data())
                .extracting(AuditEntry::action)
                .startsWith("rotate.webhook_endpoint", "add.webhook_endpoint");
        assertThat(hooks.stores
                        .audit
                        .list(hooks.store, new Limit(5), null)
                        .data()
                        .toString())
                .doesNotContain("whsec");
    }

    private EndpointChange add(String url, @Nullable List<String> types, @Nullable String secret) {
        return hooks.endpoints.add(
                hooks.store,
                new EndpointWish(url, null, types, true),
                secret == null ? null : Secret.of(secret),
                StoreParts.SYSTEM);
    }

    private static String field(EndpointChange change) {
        return change instanceof EndpointChange.Refused refused ? refused.field() : change.toString();
    }
}
