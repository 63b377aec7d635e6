package dev.grapevine.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.Eventually;
import dev.grapevine.given.FreshDatabase;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Money;
import dev.grapevine.platform.work.Outcome;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InboxTest {
    private static final String ORDER = """
            {"external_id": "1", "placed_at": "2026-05-01T09:30:00Z", "currency": "GBP", "total": "10.00",
             "customer": {"email": "a@example.com"}}""";
    private static final String REFUND =
            "{\"external_id\": \"r1\", \"amount\": {\"amount\": \"4.00\", \"currency\": \"GBP\"}}";

    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    private final Shop shop = new Shop(database);

    @Test
    void theSameEventIsTakenOnceAlsoWithinOneBatch() {
        assertThat(shop.inbox.accept(shop.store, Delivery.order("api", "k1", false, "1", ORDER)))
                .isTrue();
        assertThat(shop.inbox.accept(
                        shop.store,
                        List.of(
                                Delivery.order("api", "k1", false, "1", ORDER),
                                Delivery.order("api", "k2", false, "1", ORDER),
                                Delivery.order("api", "k2", false, "1", ORDER),
                                Delivery.order("shopify", "k1", false, "1", ORDER))))
                .containsExactly(false, true, false, true);
    }

    @Test
    void acceptedWordsBecomeOrdersAndRefunds() {
        shop.inbox.accept(
                shop.store,
                List.of(
                        Delivery.refund("api", "r", "1", REFUND),
                        Delivery.order("api", "o", false, "1", ORDER),
                        Delivery.order("api", "h", true, "0", ORDER.replace("\"1\"", "\"0\""))));

        assertThat(work().values()).allMatch(Outcome.done()::equals);
        assertThat(shop.order("1").refunded()).isEqualTo(Money.of(400, "GBP"));
        assertThat(shop.order("0").history()).isTrue();
        assertThat(shop.isDue("1")).isTrue();
    }

    @Test
    void aRefundWithoutItsOrderWaitsForItWhereATeammateSeesItAndCountsWhenItComes() {
        shop.inbox.accept(shop.store, Delivery.refund("api", "r", "1", REFUND));
        assertThat(work().values()).singleElement().isInstanceOfSatisfying(Outcome.Retry.class, retry -> assertThat(
                        retry.why())
                .startsWith("This refund waits for its order, of which"));
        database.owner()
                .sql("update inbox set due_at = null, due_dead_at = now() where store_id = :store")
                .param("store", shop.store)
                .update();
        assertThat(shop.inbox.awaited(shop.store, "1").refund()).isTrue();

        shop.inbox.accept(shop.store, Delivery.order("api", "o", false, "1", ORDER));
        assertThat(work().values()).containsExactly(Outcome.done());
        assertThat(shop.order("1").refunded()).isEqualTo(Money.of(400, "GBP"));
        assertThat(work().values())
                .as("what was laid aside is taken up")
                .hasSize(2)
                .allMatch(Outcome.done()::equals);
        assertThat(shop.order("1").refunded()).isEqualTo(Money.of(400, "GBP"));
    }

    @Test
    void aRefundThatWaitedInAnotherCurrencyIsToldWhichItsOrderIsIn() {
        shop.inbox.accept(shop.store, Delivery.refund("api", "r", "1", REFUND.replace("GBP", "EUR")));
        work();
        database.owner()
                .sql("update inbox set due_at = null, due_dead_at = now() where store_id = :store")
                .param("store", shop.store)
                .update();

        shop.inbox.accept(shop.store, Delivery.order("api", "o", false, "1", ORDER));
        work();

        assertThat(work().values())
                .filteredOn(Outcome.Dead.class::isInstance)
                .singleElement()
                .asString()
                .contains("amount.currency: The order is in GBP");
        assertThat(shop.order("1").refunded()).isEqualTo(Money.of(0, "GBP"));
    }

    @Test
    void aRefundThatIsLookedAtWhileItsOrderIsBeingRecordedFindsIt() throws Exception {
        shop.inbox.accept(shop.store, Delivery.refund("api", "r", "1", REFUND));
        try (var elsewhere = Executors.newSingleThreadExecutor()) {
            var looked = database.inStore().call(shop.store, () -> {
                shop.says(ORDER);
                var looking = elsewhere.submit(this::work);
                Eventually.of(this::isSomebodyWaiting, waiting -> waiting);
                return looking;
            });
            assertThat(looked.get().values()).containsExactly(Outcome.done());
        }
        assertThat(shop.order("1").refunded()).isEqualTo(Money.of(400, "GBP"));
    }

    private boolean isSomebodyWaiting() {
        return database.owner().sql("""
                        select exists (
                          select from pg_locks
                          where locktype = 'advisory' and not granted
                            and database = (select oid from pg_database where datname = current_database()))
                        """).query(Boolean.class).single();
    }

    @Test
    void poisonIsLaidAsideWithItsFieldsAndDelaysNobodyElse() {
        shop.inbox.accept(shop.store, Delivery.order("api", "bad", false, "1", ORDER.replace("10.00", "-1.00")));
        shop.inbox.accept(shop.store, Delivery.order("api", "worse", false, "2", "<order/>"));
        shop.inbox.accept(shop.store, Delivery.order("api", "good", false, "1", ORDER));

        assertThat(work().values())
                .filteredOn(Outcome.Dead.class::isInstance)
                .hasSize(2)
                .anySatisfy(
                        dead -> assertThat(dead.toString()).contains("total: An amount of an order is never below"));
        assertThat(shop.order("1").amounts().total()).isEqualTo(Money.of(1000, "GBP"));
    }

    @Test
    void aRefundInAnotherCurrencyThanItsOrdersIsLaidAsideAndTheCorrectedOneCounts() {
        shop.inbox.accept(shop.store, Delivery.order("api", "o", false, "1", ORDER));
        work();
        shop.inbox.accept(shop.store, Delivery.refund("api", "r", "1", REFUND.replace("GBP", "EUR")));
        assertThat(work().values())
                .filteredOn(Outcome.Dead.class::isInstance)
                .singleElement()
                .asString()
                .contains("amount.currency: The order is in GBP");
        shop.inbox.accept(shop.store, Delivery.refund("api", "s", "1", REFUND));
        work();
        assertThat(shop.order("1").refunded()).isEqualTo(Money.of(400, "GBP"));
    }

    @Test
    void aBodyThatNoDatabaseTakesIsKeptAndLaidAside() {
        shop.inbox.accept(shop.store, Delivery.order("api", "nul", false, "1", ORDER.replace("GBP", "G\0P")));

        assertThat(work().values()).hasSize(1).allMatch(Outcome.Dead.class::isInstance);
    }

    @Test
    void anOrderThatWaitsIsAwaitedInItsStoreAlone() {
        assertThat(shop.inbox.awaited(shop.store, "1")).isEqualTo(new Inbox.Awaited(false, false, false));
        shop.inbox.accept(shop.store, Delivery.order("api", "later", false, "1", ORDER));
        shop.inbox.accept(shop.store, Delivery.refund("api", "early", "3", "{}"));
        assertThat(shop.inbox.awaited(shop.store, "1")).isEqualTo(new Inbox.Awaited(true, false, false));
        assertThat(shop.inbox.awaited(shop.store, "3")).isEqualTo(new Inbox.Awaited(false, false, true));
        assertThat(shop.inbox.awaited(Ids.newId(), "1")).isEqualTo(new Inbox.Awaited(false, false, false));
    }

    @Test
    void aDigestIsAnotherForAnotherSubjectKindOrBody() {
        assertThat(List.of(
                        Delivery.digest(Delivery.Kind.REFUND, "1", REFUND),
                        Delivery.digest(Delivery.Kind.REFUND, "2", REFUND),
                        Delivery.digest(Delivery.Kind.ORDER, null, ORDER),
                        Delivery.digest(Delivery.Kind.HISTORY, null, ORDER)))
                .doesNotHaveDuplicates();
    }

    /** What the runner does: everything due, inside a transaction of the store. */
    private Map<UUID, Outcome> work() {
        return database.inStore().call(shop.store, () -> {
            List<UUID> due = database.jdbc()
                    .sql("select id from inbox where store_id = :store and due_at is not null order by due_at, id")
                    .param("store", shop.store)
                    .query(UUID.class)
                    .list();
            return shop.inboxWork.work(shop.store, due);
        });
    }
}
