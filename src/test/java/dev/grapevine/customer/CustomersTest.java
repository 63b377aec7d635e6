package dev.grapevine.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.FreshDatabase;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Page;
import dev.grapevine.kernel.PhoneNumber;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CustomersTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    private final UUID store = Ids.newId();
    private final Customers customers =
            new Customers(database.inStore(), database.jdbc(), Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void aPersonSeenTwiceIsOneCustomer() {
        UUID first = customers.recognise(store, person("77", "ada@example.com", "+447700900123"));

        assertThat(customers.recognise(store, person("77", "ada@example.com", "+447700900123")))
                .isEqualTo(first);
        assertThat(customers.recognise(store, person(null, "Ada@Example.com", null)))
                .isEqualTo(first);
    }

    @Test
    void anAliasOfTheMailboxIsTheSamePerson() {
        UUID ada = customers.recognise(store, person(null, "ada.lovelace@gmail.com", null));

        assertThat(customers.recognise(store, person(null, "adalovelace+shop@gmail.com", null)))
                .isEqualTo(ada);
    }

    @Test
    void theShopsOwnIdIsStrongerThanTheMailbox() {
        UUID account = customers.recognise(store, person("77", "ada@example.com", null));
        UUID mailbox = customers.recognise(store, person(null, "new@example.com", null));

        assertThat(customers.recognise(store, person("77", "new@example.com", null)))
                .isEqualTo(account);
        assertThat(customers.recognise(store, person(null, "new@example.com", null)))
                .as("an identity that names somebody stays with them")
                .isEqualTo(mailbox);
        assertThat(customers.matching(store, person("77", "new@example.com", null)))
                .containsExactlyInAnyOrder(account, mailbox);
    }

    @Test
    void aGuestWhoOpensAnAccountStaysTheSameCustomer() {
        UUID guest = customers.recognise(store, person(null, "guest@example.com", null));

        assertThat(customers.recognise(store, person("90", "guest@example.com", null)))
                .isEqualTo(guest);
        assertThat(customers.recognise(store, person("90", null, null))).isEqualTo(guest);
    }

    @Test
    void aFamilysNumberMakesNobodyOfTwoPeopleButTellsThatTheyMatch() {
        UUID mother = customers.recognise(store, person(null, "mother@example.com", "+447700900200"));
        UUID son = customers.recognise(store, person(null, "son@example.com", "+447700900200"));

        assertThat(son).isNotEqualTo(mother);
        assertThat(customers.matching(store, person(null, "son@example.com", "+447700900200")))
                .containsExactlyInAnyOrder(mother, son);
        assertThat(customers.recognise(store, person(null, null, "+447700900200")))
                .isEqualTo(mother);
    }

    @Test
    void nobodyIsKnownInAnotherStore() {
        UUID here = customers.recognise(store, person("77", "ada@example.com", null));
        UUID elsewhere = Ids.newId();

        assertThat(customers.recognise(elsewhere, person("77", "ada@example.com", null)))
                .isNotEqualTo(here);
        assertThat(customers.find(elsewhere, here)).isEmpty();
    }

    @Test
    void newerWordsReplaceOlderOnesWhicheverArriveFirst() {
        Sighting older = new Sighting(
                new Person("5", new EmailAddress("old@example.com"), null, "Ada", "Byron", "en-GB"),
                NOON.minusSeconds(60));
        Sighting newer =
                new Sighting(new Person("5", new EmailAddress("new@example.com"), null, null, "Lovelace", null), NOON);

        for (List<Sighting> words : List.of(List.of(older, newer), List.of(newer, older))) {
            UUID batchStore = Ids.newId();
            UUID oneByOne = Ids.newId();
            UUID inOne = customers.recognise(batchStore, words).getFirst();
            UUID inTwo = words.stream()
                    .map(word -> customers.recognise(oneByOne, List.of(word)).getFirst())
                    .toList()
                    .getLast();

            for (Customer customer : List.of(
                    customers.find(batchStore, inOne).orElseThrow(),
                    customers.find(oneByOne, inTwo).orElseThrow())) {
                assertThat(customer.email()).isEqualTo(new EmailAddress("new@example.com"));
                assertThat(customer.firstName()).isEqualTo("Ada");
                assertThat(customer.lastName()).isEqualTo("Lovelace");
                assertThat(customer.locale()).isEqualTo("en-GB");
            }
        }
    }

    @Test
    void aBatchKnowsWhomItHasJustMet() {
        List<UUID> ids = customers.recognise(
                store,
                List.of(
                        new Sighting(person("1", "one@example.com", null), NOON),
                        new Sighting(person(null, "two@example.com", null), NOON),
                        new Sighting(person("1", null, null), NOON),
                        new Sighting(person("2", "two@example.com", null), NOON)));

        assertThat(ids.get(2)).isEqualTo(ids.get(0));
        assertThat(ids.get(3)).isEqualTo(ids.get(1));
        assertThat(customers.identities(store, ids.get(1)))
                .containsExactlyInAnyOrder(
                        new Identity(Identity.Kind.EMAIL, "two@example.com"),
                        new Identity(Identity.Kind.EXTERNAL, "2"));
        assertThat(customers
                        .find(store, new Identity(Identity.Kind.EXTERNAL, "2"))
                        .map(Customer::id))
                .contains(ids.get(1));
    }

    @Test
    void sixteenAtOnceMeetOneCustomer() throws Exception {
        int threads = 16;
        CyclicBarrier start = new CyclicBarrier(threads);
        List<Future<UUID>> answers = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < threads; i++) {
                // Some name all, some a part, so that they meet on different identities.
                Person person =
                        person(i % 2 == 0 ? "88" : null, i % 4 == 3 ? "race+x@gmail.com" : "race@gmail.com", null);
                answers.add(pool.submit(() -> {
                    start.await();
                    return customers.recognise(store, person);
                }));
            }
        }

        var met = new HashSet<UUID>();
        for (Future<UUID> answer : answers) {
            met.add(answer.get());
        }
        assertThat(met).hasSize(1);
        assertThat(customers.list(store, Limit.DEFAULT, null).data())
                .extracting(Customer::id)
                .containsExactlyElementsOf(met);
    }

    @Test
    void theListGoesOnWhereItStopped() {
        List<UUID> met = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            met.addFirst(customers.recognise(store, person("c" + i, null, null)));
        }

        Page<Customer> first = customers.list(store, new Limit(3), null);
        Page<Customer> second = customers.list(store, new Limit(3), first.next());

        assertThat(first.data()).extracting(Customer::id).isEqualTo(met.subList(0, 3));
        assertThat(second.data()).extracting(Customer::id).isEqualTo(met.subList(3, 5));
        assertThat(second.next()).isNull();
    }

    private static Person person(@Nullable String externalId, @Nullable String email, @Nullable String phone) {
        return new Person(
                externalId,
                email == null ? null : new EmailAddress(email),
                phone == null ? null : new PhoneNumber(phone),
                null,
                null,
                null);
    }
}
