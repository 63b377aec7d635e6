package dev.grapevine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grapevine.given.FreshDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Invariant 11: nobody spends more than the available balance, also under concurrency")
class NobodySpendsMoreThanIsAvailableTest {
    private static final Account ADA = Book.credit("ada");

    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    private Book book;

    @BeforeEach
    void adaHasTenPounds() {
        book = new Book(database);
        book.give("reward:1", ADA, 1000);
    }

    @Test
    void thirtyTwoThreadsSpendWhatIsThereAndNoMore() {
        var outcomes = Book.race(32, i -> book.spend("spend:" + i, ADA, 70));
        assertThat(Book.count(outcomes, Outcome.Posted.class)).isEqualTo(14);
        assertThat(Book.count(outcomes, Outcome.Insufficient.class)).isEqualTo(18);
        assertThat(book.balance(ADA).available()).isEqualTo(20);
        book.balancesEqualTheirEntries();
    }

    @Test
    void thirtyTwoThreadsOnOneAccountLoseNothing() {
        Book.race(32, i -> {
            for (int n = 0; n < 20; n++) {
                book.give("gift:" + i + ":" + n, ADA, 3);
            }
            return i;
        });
        assertThat(book.balance(ADA).posted()).isEqualTo(1000 + 32 * 20 * 3);
        assertThat(book.balance(Book.REWARDS).posted()).isEqualTo(-1000 - 32 * 20 * 3);
        book.balancesEqualTheirEntries();
    }

    @Test
    void whatIsSetAsideIsNotAvailable() {
        Draft payout = new Draft("payout:1", true, List.of(new Line(ADA, -800), new Line(Book.REWARDS, 800)), null);
        assertThat(book.ledger.post(book.store, payout)).isInstanceOf(Outcome.Posted.class);
        assertThat(book.balance(ADA)).isEqualTo(new Balance(1000, 0, -800));
        assertThat(book.spend("spend:1", ADA, 201)).isEqualTo(new Outcome.Insufficient(ADA, 200));
        assertThat(book.spend("spend:2", ADA, 200)).isInstanceOf(Outcome.Posted.class);
    }

    @Test
    void whatIsStillComingIsNotAvailable() {
        book.ledger.post(book.store, Draft.pending("reward:2", new Line(Book.REWARDS, -500), new Line(ADA, 500)));
        assertThat(book.balance(ADA)).isEqualTo(new Balance(1000, 500, 0));
        assertThat(book.spend("spend:1", ADA, 1001)).isEqualTo(new Outcome.Insufficient(ADA, 1000));
    }

    @Test
    void inABatchEachDraftSeesWhatThoseBeforeItLeft() {
        var outcomes = book.ledger.post(
                book.store,
                List.of(
                        Draft.transfer("spend:1", ADA, Book.REWARDS, 900),
                        Draft.transfer("spend:2", ADA, Book.REWARDS, 200),
                        Draft.transfer("reward:2", Book.REWARDS, ADA, 100),
                        Draft.transfer("spend:3", ADA, Book.REWARDS, 200)));
        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Posted.class);
        assertThat(outcomes.get(1)).isEqualTo(new Outcome.Insufficient(ADA, 100));
        assertThat(outcomes.get(2)).isInstanceOf(Outcome.Posted.class);
        assertThat(outcomes.get(3)).isInstanceOf(Outcome.Posted.class);
        assertThat(book.balance(ADA)).isEqualTo(Balance.ZERO);
    }

    @Test
    void whatWasPostedBeforeDoesNotCountTwiceInABatch() {
        book.spend("spend:1", ADA, 600);
        var outcomes = book.ledger.post(
                book.store,
                List.of(
                        Draft.transfer("reward:1", Book.REWARDS, ADA, 1000),
                        Draft.transfer("spend:1", ADA, Book.REWARDS, 600),
                        Draft.transfer("spend:2", ADA, Book.REWARDS, 401),
                        Draft.transfer("spend:3", ADA, Book.REWARDS, 400)));
        assertThat(outcomes.get(0)).isInstanceOf(Outcome.AlreadyPosted.class);
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.AlreadyPosted.class);
        assertThat(outcomes.get(2)).isEqualTo(new Outcome.Insufficient(ADA, 400));
        assertThat(outcomes.get(3)).isInstanceOf(Outcome.Posted.class);
    }

    @Test
    void aBudgetIsNotExceededByMany() {
        Account budget = Account.limited("program:1:budget", Book.GBP);
        book.give("budget", budget, 100);
        var outcomes = Book.race(
                32, i -> book.ledger.post(book.store, Draft.transfer("r" + i, budget, Book.credit("p" + i), 7)));
        assertThat(Book.count(outcomes, Outcome.Posted.class)).isEqualTo(14);
        assertThat(book.balance(budget).available()).isEqualTo(2);
    }

    @Test
    void aRefusedDraftLeavesTheCallersTransactionUsable() {
        database.inStore().run(book.store, () -> {
            assertThat(book.spend("spend:1", ADA, 1001)).isInstanceOf(Outcome.Insufficient.class);
            assertThat(book.spend("spend:1", ADA, 1000)).isInstanceOf(Outcome.Posted.class);
        });
        assertThat(book.balance(ADA)).isEqualTo(Balance.ZERO);
    }

    @Test
    void amountsNeverWrapAround() {
        assertThatThrownBy(() -> book.give("k", ADA, Line.LARGEST + 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> book.give("k", ADA, Long.MIN_VALUE)).isInstanceOf(IllegalArgumentException.class);
        database.owner()
                .sql("update balance set posted = 9223372036854775000 where store_id = :store and stripe = 0"
                        + " and account_id = (select id from account where store_id = :store and name = :name)")
                .param("store", book.store)
                .param("name", ADA.name())
                .update();
        assertThatThrownBy(() -> book.give("k", ADA, 10_000)).isInstanceOf(RuntimeException.class);
        assertThat(book.balance(ADA).posted()).isEqualTo(9223372036854775000L);
    }

    @Test
    void anAccountIsEitherLimitedOrOpen() {
        assertThatThrownBy(() -> book.give("k", Account.open(ADA.name(), Book.GBP), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
