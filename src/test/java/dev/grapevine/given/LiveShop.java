package dev.grapevine.given;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.advocate.EnrolmentSource;
import dev.grapevine.customer.Customers;
import dev.grapevine.customer.Person;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.program.ProgramDraft;
import dev.grapevine.program.Programs;
import dev.grapevine.program.RunningProgram;
import dev.grapevine.program.Terms;
import dev.grapevine.store.Actor;
import dev.grapevine.store.Brand;
import dev.grapevine.store.Colour;
import dev.grapevine.store.Language;
import dev.grapevine.store.Stores;
import dev.grapevine.store.Website;
import java.net.URI;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A store on a running server whose program is live: it has a look, eight languages and a website. */
public record LiveShop(Shop shop, RunningProgram running) {
    public static final String WEBSITE = "https://shop.example.com";
    public static final Brand BRAND =
            new Brand(new Colour("#b3446c"), new Colour("#2f7d4f"), new Colour("#ffffff"), Brand.Font.SYSTEM, 12, null);

    private static final Actor BY = Actor.system("test");

    public static LiveShop open(RunningServer server, UnaryOperator<Terms> change) {
        Shop shop = server.shop();
        var store = server.part(Stores.class)
                .change(
                        shop.id(),
                        profile -> profile.withWebsites(List.of(new Website(WEBSITE)))
                                .withLanguages(List.of(Language.values()))
                                .withBrand(BRAND),
                        BY)
                .orElseThrow();
        Programs programs = server.part(Programs.class);
        Terms terms = change.apply(Terms.defaults(store.currency()));
        var made = ProgramParts.running(programs.create(shop.id(), ProgramDraft.of("Friends", terms), BY));
        return new LiveShop(
                shop,
                ProgramParts.running(programs.activate(shop.id(), made.program().id(), BY)));
    }

    public static LiveShop open(RunningServer server) {
        return open(server, terms -> terms);
    }

    public void pause() {
        part(Programs.class).pause(shop.id(), running.program().id(), BY);
    }

    public void stop() {
        part(Programs.class).stop(shop.id(), running.program().id(), BY);
    }

    public Advocate advocate(String firstName) {
        return advocate(firstName, StoreParts.freshEmail());
    }

    public Advocate advocate(String firstName, EmailAddress email) {
        var customer =
                part(Customers.class).recognise(shop.id(), new Person(null, email, null, firstName, null, "en-GB"));
        return part(Advocates.class)
                .enrol(shop.id(), customer, EnrolmentSource.SIGN_UP)
                .advocate();
    }

    public URI server() {
        return shop.server().address();
    }

    /** The path of the advocate's share link. */
    public String link(Advocate advocate) {
        return path("/r/" + advocate.linkToken());
    }

    public String path(String rest) {
        return "/" + shop.slug() + rest;
    }

    /** How many rows of a table of this store match. */
    public long count(String table, String where) {
        return part(InStore.class).call(shop.id(), () -> part(JdbcClient.class)
                .sql("select count(*) from " + table + " where store_id = :store and " + where)
                .param("store", shop.id())
                .query(Long.class)
                .single());
    }

    public <T> T part(Class<T> type) {
        return shop.server().part(type);
    }
}
