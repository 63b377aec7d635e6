package dev.grapevine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.FreshDatabase;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Invariant 4: 32 threads racing on one key give one")
class OneKeyMakesOnePostingTest {
    private static final Account ADA = Book.credit("ada");

    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    private Book book;

    @BeforeEach
    void aBook() {
        book = new Book(database);
    }

    @Test
    void thirtyTwoThreadsWithOneKeyPostOnce() {
        var outcomes = Book.race(32, _ -> book.give("reward:1", ADA, 500));
        assertThat(Book.count(outcomes, Outcome.Posted.class)).isEqualTo(1);
        assertThat(Book.count(outcomes, Outcome.AlreadyPosted.class)).isEqualTo(31);
        assertThat(book.balance(ADA)).isEqualTo(new Balance(500, 0, 0));
        assertThat(book.postings()).isEqualTo(1);
    }

    @Test
    void thirtyTwoThreadsThatSpendAllWithOneKeySpendOnceAndAllHearSo() {
        book.give("reward:1", ADA, 500);
        var outcomes = Book.race(32, _ -> book.spend("spend:1", ADA, 500));
        assertThat(Book.count(outcomes, Outcome.Posted.class)).isEqualTo(1);
        assertThat(Book.count(outcomes, Outcome.AlreadyPosted.class)).isEqualTo(31);
        assertThat(book.balance(ADA)).isEqualTo(Balance.ZERO);
    }

    @Test
    void threadsThatOpenTheSameAccountsInOtherOrdersOpenThemOnce() {
        Account bob = Book.credit("bob");
        var outcomes = Book.race(
                32,
                i -> book.ledger.post(
                        book.store,
                        i % 2 == 0
                                ? Draft.posted("k" + i, new Line(ADA, 1), new Line(bob, 1), new Line(Book.REWARDS, -2))
                                : Draft.posted(
                                        "k" + i, new Line(Book.REWARDS, -2), new Line(bob, 1), new Line(ADA, 1))));
        assertThat(Book.count(outcomes, Outcome.Posted.class)).isEqualTo(32);
        assertThat(book.balance(ADA).posted()).isEqualTo(32);
        assertThat(book.balance(bob).posted()).isEqualTo(32);
        assertThat(book.balance(Book.REWARDS).posted()).isEqualTo(-64);
    }

    @Test
    void batchesThatOverlapInOtherOrdersPostEachKeyOnce() {
        List<Draft> drafts = IntStream.range(0, 50)
                .mapToObj(i -> Draft.transfer("reward:" + i, Book.REWARDS, Book.credit("a" + i % 7), 10))
                .toList();
        var outcomes = Book.race(8, i -> book.ledger.post(book.store, i % 2 == 0 ? drafts : drafts.reversed()));
        assertThat(Book.count(outcomes.stream().flatMap(List::stream).toList(), Outcome.Posted.class))
                .isEqualTo(50);
        assertThat(book.balance(Book.REWARDS).posted()).isEqualTo(-500);
        book.balancesEqualTheirEntries();
    }

    @Test
    void theSameKeyWithOtherContentIsToldApart() {
        var first = (Outcome.Posted) book.give("reward:1", ADA, 500);
        assertThat(book.give("reward:1", ADA, 500)).isEqualTo(new Outcome.AlreadyPosted(first.id()));
        assertThat(book.give("reward:1", ADA, 501)).isEqualTo(new Outcome.KeyReused(first.id()));
        assertThat(book.balance(ADA).posted()).isEqualTo(500);
    }

    @Test
    void aKeyTwiceInOneBatchCountsOnce() {
        var outcomes = book.ledger.post(
                book.store,
                List.of(
                        Draft.transfer("reward:1", Book.REWARDS, ADA, 500),
                        Draft.transfer("reward:1", Book.REWARDS, ADA, 500),
                        Draft.transfer("reward:1", Book.REWARDS, ADA, 700)));
        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Posted.class);
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.AlreadyPosted.class);
        assertThat(outcomes.get(2)).isInstanceOf(Outcome.KeyReused.class);
        assertThat(book.balance(ADA).posted()).isEqualTo(500);
    }

    @Test
    void theSameKeyInAnotherStoreIsAnotherPosting() {
        Book other = new Book(database);
        book.give("reward:1", ADA, 500);
        assertThat(other.give("reward:1", ADA, 300)).isInstanceOf(Outcome.Posted.class);
        assertThat(book.balance(ADA).posted()).isEqualTo(500);
        assertThat(other.balance(ADA).posted()).isEqualTo(300);
    }
}
