package dev.grapevine.store;

import static dev.grapevine.given.StoreParts.PASSWORD;
import static dev.grapevine.given.StoreParts.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.FreshDatabase;
import dev.grapevine.given.MovableClock;
import dev.grapevine.given.StoreParts;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Limit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TeamTest {
    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    private StoreParts given;
    private Store store;
    private Teammate owner;

    @BeforeEach
    void begin() {
        given = new StoreParts(database, new MovableClock());
        store = given.store();
        owner = given.teammate(store, Role.OWNER);
    }

    @Test
    void whoWasAddedIsFoundAndListed() {
        var analyst = given.teammate(store, Role.ANALYST);

        assertThat(given.team.find(store.id(), analyst.id())).contains(analyst);
        assertThat(given.team.list(store.id())).containsExactly(owner, analyst);
    }

    @Test
    void aMailboxIsOnTheTeamOnceHoweverItIsWritten() {
        given.teammate(store, Role.MANAGER, new EmailAddress("Ada.Lovelace@gmail.com"));
        var again = new EmailAddress("adalovelace+work@googlemail.com");

        var outcome = given.team.add(
                store.id(),
                new NewTeammate(
                        "Ada",
                        again,
                        Role.OWNER,
                        Password.parse(PASSWORD, again).orElseThrow()),
                SYSTEM);

        assertThat(outcome).isEqualTo(new TeamChange.AlreadyThere());
        assertThat(given.team.list(store.id())).hasSize(2);
    }

    @Test
    void theLastOwnerStaysOne() {
        var analyst = given.teammate(store, Role.ANALYST);

        assertThat(given.team.disable(store.id(), owner.id(), SYSTEM)).isEqualTo(new TeamChange.LastOwner());
        assertThat(given.team.changeRole(store.id(), owner.id(), Role.MANAGER, SYSTEM))
                .isEqualTo(new TeamChange.LastOwner());

        given.team.changeRole(store.id(), analyst.id(), Role.OWNER, SYSTEM);
        assertThat(given.team.disable(store.id(), owner.id(), SYSTEM)).isInstanceOf(TeamChange.Done.class);
        assertThat(given.team.find(store.id(), owner.id()).orElseThrow().isActive())
                .isFalse();
    }

    @Test
    void twoOwnersWhoRemoveEachOtherAtOnceLeaveOne() throws Exception {
        for (int round = 0; round < 10; round++) {
            var shop = given.store();
            var one = given.teammate(shop, Role.OWNER);
            var other = given.teammate(shop, Role.OWNER);
            Callable<TeamChange> first = () -> given.team.disable(shop.id(), one.id(), SYSTEM);
            Callable<TeamChange> second = () -> given.team.disable(shop.id(), other.id(), SYSTEM);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                threads.invokeAll(List.of(first, second));
            }
            assertThat(given.team.list(shop.id()))
                    .filteredOn(Teammate::isActive)
                    .hasSize(1);
        }
    }

    @Test
    void changesAreInTheAuditLogWithoutAnythingOfThePassword() {
        var analyst = given.teammate(store, Role.ANALYST);
        given.team.changeRole(store.id(), analyst.id(), Role.MANAGER, Actor.of(owner, "req-1"));
        given.team.disable(store.id(), analyst.id(), Actor.of(owner, "req-2"));

        var entries = given.audit.list(store.id(), Limit.DEFAULT, null).data();
        assertThat(entries)
                .extracting(AuditEntry::action)
                .containsExactly("disable.teammate", "change.teammate", "add.teammate", "add.teammate", "create.store");
        assertThat(entries.getFirst().by()).isEqualTo(Actor.of(owner, "req-2"));
        assertThat(entries.getFirst().after()).containsOnlyKeys("state");
        assertThat(entries.get(2).after()).containsOnlyKeys("name", "email", "role", "state");
    }

    @Test
    void anUnknownTeammateIsSaidToBeUnknown() {
        assertThat(given.team.disable(store.id(), Ids.newId(), SYSTEM)).isEqualTo(new TeamChange.Unknown());
    }

    @Test
    void theReferenceTableOfAddressesHoldsNone() {
        String all = database.owner()
                .sql("select string_agg(t::text, ' ') from teammate_store t")
                .query(String.class)
                .single();

        assertThat(all).contains(store.id().toString()).doesNotContain("example.com");
    }

    @Test
    void aPasswordIsLongEnoughAndNotTheAddress() {
        var ada = new EmailAddress("ada.lovelace.1815@example.com");

        assertThat(List.of(
                        "elevenchars",
                        "x".repeat(129),
                        "aaaaaaaaaaaaaaaa",
                        "Ada.Lovelace.1815@example.com",
                        "ada.lovelace.1815"))
                .allMatch(text -> Password.parse(text, ada).toOptional().isEmpty());
        assertThat(List.of("twelve chars", "日本語の長いパスワードです", "abcdef".repeat(21)))
                .allMatch(text -> Password.parse(text, ada).toOptional().isPresent());
        assertThat(Password.parse(PASSWORD, ada).orElseThrow().toString()).doesNotContain(PASSWORD);
    }
}
