package dev.grapevine.store;

import static dev.grapevine.given.StoreParts.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grapevine.given.FreshDatabase;
import dev.grapevine.given.MovableClock;
import dev.grapevine.given.StoreParts;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Unit;
import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StoresTest {
    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    private StoreParts given;

    @BeforeEach
    void begin() {
        given = new StoreParts(database, new MovableClock());
    }

    @Test
    void aStoreIsFoundByItsIdAndItsSlugAsItWasMade() {
        var profile = new StoreProfile(
                "Rose & Thyme",
                ZoneId.of("Europe/Paris"),
                List.of(Language.FR, Language.EN),
                new Brand(
                        new Colour("#b3261e"),
                        new Colour("#00ff00"),
                        new Colour("#fafafa"),
                        Brand.Font.SERIF,
                        12,
                        URI.create("https://cdn.example.com/logo.png")),
                List.of(new Website("https://shop.example.com")),
                new StoreProfile.Sender(new EmailAddress("hello@example.com"), "1 High Street, York"));
        var made = new NewStore(Ids.newId(), StoreParts.freshSlug(), Unit.currency("EUR"), profile);

        var done = (StoreCreation.Done) given.stores.create(made, SYSTEM);

        assertThat(done.store().profile()).isEqualTo(profile);
        assertThat(given.stores.find(made.id())).contains(done.store());
        assertThat(given.stores.find(made.slug())).contains(done.store());
    }

    @Test
    void nobodyHasAnUnknownIdOrSlug() {
        assertThat(given.stores.find(Ids.newId())).isEmpty();
        assertThat(given.stores.find(new Slug("nobody-has-this"))).isEmpty();
    }

    @Test
    void ofManyStoresRacingForOneSlugOneGetsIt() throws Exception {
        var slug = StoreParts.freshSlug();
        Callable<StoreCreation> create = () -> given.stores.create(
                new NewStore(
                        Ids.newId(), slug, Unit.currency("GBP"), StoreProfile.named("A", ZoneId.of("Europe/London"))),
                SYSTEM);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = new ArrayList<StoreCreation>();
            for (Future<StoreCreation> future : threads.invokeAll(java.util.Collections.nCopies(16, create))) {
                outcomes.add(future.get());
            }
            assertThat(outcomes)
                    .filteredOn(StoreCreation.Done.class::isInstance)
                    .hasSize(1);
            assertThat(outcomes)
                    .filteredOn(new StoreCreation.SlugTaken(slug)::equals)
                    .hasSize(15);
        }
    }

    @Test
    void aStoreWhoseSlugIsTakenLeavesNothingBehind() {
        var first = given.store();
        var second = new NewStore(
                Ids.newId(), first.slug(), Unit.currency("GBP"), StoreProfile.named("B", ZoneId.of("Europe/London")));

        given.stores.create(second, SYSTEM);

        assertThat(given.stores.find(second.id())).isEmpty();
        assertThat(given.audit.list(second.id(), Limit.DEFAULT, null).data()).isEmpty();
    }

    @Test
    void aChangeIsWrittenToTheAuditLogWithWhatItWasAndIs() {
        var store = given.store();

        var changed = given.stores
                .change(store.id(), profile -> profile.withName("Rosemary"), SYSTEM)
                .orElseThrow();

        assertThat(changed.name()).isEqualTo("Rosemary");
        assertThat(given.stores.find(store.id())).contains(changed);
        var entry = given.audit.list(store.id(), Limit.DEFAULT, null).data().getFirst();
        assertThat(entry.action()).isEqualTo("change.store");
        assertThat(entry.subject()).isEqualTo(store.idText());
        assertThat(entry.before()).containsOnlyKeys("name").containsEntry("name", "Rose & Thyme");
        assertThat(entry.after()).containsOnlyKeys("name").containsEntry("name", "Rosemary");
    }

    @Test
    void anAuditEntryIsThereExactlyWhenItsChangeWasCommitted() {
        var store = given.store();
        int before = given.audit.list(store.id(), Limit.DEFAULT, null).data().size();

        assertThatThrownBy(() -> database.inStore().run(store.id(), () -> {
                    given.stores.change(store.id(), profile -> profile.withName("Never"), SYSTEM);
                    throw new IllegalStateException("after the change");
                }))
                .hasMessage("after the change");

        assertThat(given.stores.find(store.id())).contains(store);
        assertThat(given.audit.list(store.id(), Limit.DEFAULT, null).data()).hasSize(before);
    }

    @Test
    void changesAtTheSameTimeAllCount() throws Exception {
        var store = given.store();
        Callable<Boolean> longer = () -> given.stores
                .change(store.id(), profile -> profile.withName(profile.name() + "!"), SYSTEM)
                .isPresent();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(java.util.Collections.nCopies(12, longer));
        }
        assertThat(given.stores.find(store.id()).orElseThrow().name()).isEqualTo("Rose & Thyme" + "!".repeat(12));
    }

    @Test
    void peopleAreSentOnlyToTheStoresOwnWebsites() {
        var store = given.store();
        var shop = given.stores
                .change(
                        store.id(),
                        profile -> profile.withWebsites(List.of(
                                Website.parse("shop.example.com/welcome").orElseThrow(),
                                Website.parse("http://localhost:9000").orElseThrow())),
                        SYSTEM)
                .orElseThrow();

        assertThat(List.of("https://shop.example.com/a?b#c", "HTTPS://SHOP.example.com:443", "http://localhost:9000/x"))
                .allMatch(address -> shop.mayLeadTo(URI.create(address)));
        assertThat(List.of(
                        "http://shop.example.com/",
                        "https://shop.example.com:8443/",
                        "https://shop.example.com.evil.example/",
                        "https://evil.shop.example.com/",
                        "https://shop.example.com@evil.example/",
                        "https://evil.example/shop.example.com",
                        "//shop.example.com/",
                        "/relative",
                        "javascript:alert(1)",
                        "http://localhost/x"))
                .noneMatch(address -> shop.mayLeadTo(URI.create(address)));
    }

    @Test
    void aWebsiteIsAnOriginAndNothingElse() {
        assertThat(Website.parse("münchen.example.de").orElseThrow().origin())
                .isEqualTo("https://xn--mnchen-3ya.example.de");
        assertThat(List.of(
                        "",
                        "http://shop.example.com",
                        "ftp://shop.example.com",
                        "https://10.0.0.1",
                        "https://",
                        "shop",
                        "a b"))
                .allMatch(text -> Website.parse(text).toOptional().isEmpty());
    }

    @Test
    void aSlugIsSmallLettersDigitsAndDashesAndNoneOfOurOwnWords() {
        assertThat(List.of("rose-and-thyme", "abc", "42nd"))
                .allMatch(text -> Slug.parse(text).toOptional().isPresent());
        assertThat(List.of("ab", "Rose", "a--b", "-abc", "abc-", "a_b", "api", "dashboard", "é-shop", "a".repeat(41)))
                .allMatch(text -> Slug.parse(text).toOptional().isEmpty());
    }
}
