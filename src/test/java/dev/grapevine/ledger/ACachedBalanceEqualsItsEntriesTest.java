package dev.grapevine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.FreshDatabase;
import dev.grapevine.kernel.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random operations, the same for the same seed, done by the ledger and by a {@link Model} of it in memory: each is answered
 * alike, and the balances agree with each other and with the entries.
 */
@DisplayName("Invariant 3: a cached balance equals the sum of its entries")
class ACachedBalanceEqualsItsEntriesTest {
    private static final List<Unit> UNITS = List.of(Unit.currency("GBP"), Unit.currency("JPY"), Unit.COINS);
    private static final int STEPS = 400;

    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void afterAnyOperationsInOneThread(long seed) {
        Book book = new Book(database);
        var model = new Model();
        var operations = new RandomOperations(new Random(seed), UNITS);
        for (int step = 0; step < STEPS; step++) {
            Object operation = operations.next();
            assertThat(did(book, operation))
                    .as("seed %d step %d: %s", seed, step, operation)
                    .isEqualTo(model.does(operation));
        }
        book.balancesEqualTheirEntries();
        model.balances()
                .forEach((account, balance) ->
                        assertThat(book.balance(account)).as(account.toString()).isEqualTo(balance));
    }

    @Test
    void afterAnyOperationsInManyThreads() {
        Book book = new Book(database);
        Book.race(16, thread -> {
            var operations = new RandomOperations(new Random(thread % 8), UNITS);
            for (int step = 0; step < 60; step++) {
                did(book, operations.next());
            }
            return thread;
        });
        book.balancesEqualTheirEntries();
        var sums = new ArrayList<Long>();
        for (Unit unit : UNITS) {
            sums.add(book.ledger.balances(book.store, RandomOperations.accounts(unit)).values().stream()
                    .mapToLong(Balance::posted)
                    .sum());
        }
        assertThat(sums).containsOnly(0L);
    }

    /** The operation done for real, told without ids. */
    private static List<String> did(Book book, Object operation) {
        return switch (operation) {
            case RandomOperations.Batch(var drafts) ->
                book.ledger.post(book.store, drafts).stream().map(Model::told).toList();
            case Closing closing ->
                book.ledger.close(book.store, List.of(closing)).stream()
                        .map(Model::told)
                        .toList();
            case Reversal reversal -> List.of(Model.told(book.ledger.reverse(book.store, reversal)));
            default -> throw new IllegalArgumentException(operation.toString());
        };
    }
}
