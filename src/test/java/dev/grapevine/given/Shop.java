package dev.grapevine.given;

import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Unit;
import dev.grapevine.store.Actor;
import dev.grapevine.store.ApiKeys;
import dev.grapevine.store.NewApiKey;
import dev.grapevine.store.NewStore;
import dev.grapevine.store.Slug;
import dev.grapevine.store.StoreProfile;
import dev.grapevine.store.Stores;
import java.time.ZoneId;
import java.util.UUID;

/** A store on a running server, with a caller for each of its keys. */
public record Shop(RunningServer server, UUID id, String slug, Caller secret, Caller publishable) {
    private static final Actor BY = Actor.system("test");

    static Shop open(RunningServer server) {
        UUID id = Ids.newId();
        Slug slug = new Slug(
                "shop-" + id.toString().substring(24) + "-" + id.toString().substring(9, 13));
        server.part(Stores.class)
                .create(
                        new NewStore(
                                id,
                                slug,
                                Unit.currency("GBP"),
                                StoreProfile.named("Rose & Thyme", ZoneId.of("Europe/London"))),
                        BY);
        Shop bare = new Shop(server, id, slug.text(), server.caller(), server.caller());
        return new Shop(
                server,
                id,
                slug.text(),
                bare.callerWith(NewApiKey.secret("server")),
                bare.callerWith(NewApiKey.publishable("pages")));
    }

    /** A caller with another key of this store. */
    public Caller callerWith(NewApiKey key) {
        return new Caller(
                server.address(), server.part(ApiKeys.class).issue(id, key, BY).text());
    }
}
