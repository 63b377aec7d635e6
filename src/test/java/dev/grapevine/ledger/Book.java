package dev.grapevine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.FreshDatabase;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Unit;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** A store of its own with its ledger, and what tests do with it again and again. */
final class Book {
    static final Unit GBP = Unit.currency("GBP");
    static final Account REWARDS = Account.open("store:rewards", GBP);

    final UUID store = Ids.newId();
    final Ledger ledger;
    private final FreshDatabase database;

    Book(FreshDatabase database) {
        this.database = database;
        this.ledger = new Ledger(database.inStore(), database.jdbc(), Clock.systemUTC());
    }

    static Account credit(String who) {
        return Account.limited("advocate:" + who + ":credit", GBP);
    }

    Outcome.OfDraft give(String key, Account to, long amount) {
        return ledger.post(store, Draft.transfer(key, REWARDS, to, amount));
    }

    Outcome.OfDraft spend(String key, Account from, long amount) {
        return ledger.post(store, Draft.transfer(key, from, REWARDS, amount));
    }

    Balance balance(Account account) {
        return ledger.balance(store, account);
    }

    long postings() {
        return count("posting");
    }

    long entries() {
        return count("entry");
    }

    /** Invariant 3: each cached balance is the sum of its entries, phase by phase. */
    void balancesEqualTheirEntries() {
        assertThat(database.owner()
                        .sql("""
                        select a.name, a.unit
                        from account a
                        left join (select store_id, account_id, sum(posted) p, sum(incoming) i, sum(outgoing) o
                                   from balance group by 1, 2) b on b.store_id = a.store_id and b.account_id = a.id
                        left join (select store_id, account_id,
                                          coalesce(sum(amount) filter (where phase = 'posted'), 0) p,
                                          coalesce(sum(amount) filter (where phase = 'incoming'), 0) i,
                                          coalesce(sum(amount) filter (where phase = 'outgoing'), 0) o
                                   from entry group by 1, 2) e on e.store_id = a.store_id and e.account_id = a.id
                        where a.store_id = :store
                          and (b.p, b.i, b.o) is distinct from (coalesce(e.p, 0), coalesce(e.i, 0), coalesce(e.o, 0))
                        """)
                        .param("store", store)
                        .query((rs, _) -> rs.getString("name") + " " + rs.getString("unit"))
                        .list())
                .isEmpty();
    }

    /** Runs the work in as many threads as asked, which all begin at once, and answers what each got. */
    static <T> List<T> race(int threads, IntFunction<T> work) {
        try (var executor = Executors.newFixedThreadPool(threads)) {
            var ready = new CountDownLatch(threads);
            var running = new ArrayList<Future<T>>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                running.add(executor.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return work.apply(number);
                }));
            }
            var results = new ArrayList<T>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    static <T> long count(List<?> outcomes, Class<T> kind) {
        return outcomes.stream().filter(kind::isInstance).count();
    }

    private long count(String table) {
        return database.owner()
                .sql("select count(*) from " + table + " where store_id = :store")
                .param("store", store)
                .query(Long.class)
                .single();
    }
}
