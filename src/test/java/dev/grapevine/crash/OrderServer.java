package dev.grapevine.crash;

import dev.grapevine.Grapevine;
import dev.grapevine.kernel.Unit;
import dev.grapevine.platform.database.OpenDatabaseEarly;
import dev.grapevine.platform.settings.LoadSettings;
import dev.grapevine.store.Actor;
import dev.grapevine.store.ApiKeys;
import dev.grapevine.store.NewApiKey;
import dev.grapevine.store.NewStore;
import dev.grapevine.store.Slug;
import dev.grapevine.store.StoreProfile;
import dev.grapevine.store.Stores;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.SpringApplication;

/** The whole server with one store, which says on its output where it is and with which key. Argument: the data folder. */
final class OrderServer {
    static final UUID STORE = UUID.fromString("0197a000-0000-7000-8000-000000000002");
    private static final Actor BY = Actor.system("test");

    private OrderServer() {}

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(Grapevine.class);
        application.addInitializers(
                new LoadSettings(Map.of(
                        "grapevine.data", arguments[0], "grapevine.port", "0", "grapevine.management-port", "0")),
                new OpenDatabaseEarly());
        var server = application.run();
        var stores = server.getBean(Stores.class);
        if (stores.find(STORE).isEmpty()) {
            stores.create(
                    new NewStore(
                            STORE,
                            new Slug("crash"),
                            Unit.currency("GBP"),
                            StoreProfile.named("Crash", ZoneId.of("Europe/London"))),
                    BY);
        }
        String key = server.getBean(ApiKeys.class)
                .issue(STORE, NewApiKey.secret("server"), BY)
                .text();
        System.out.println("serving " + server.getEnvironment().getRequiredProperty("local.server.port") + " " + key);
        System.out.flush();
    }
}
