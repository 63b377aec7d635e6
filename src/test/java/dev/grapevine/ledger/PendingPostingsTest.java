package dev.grapevine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.FreshDatabase;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PendingPostingsTest {
    private static final Account ADA = Book.credit("ada");

    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    private Book book;
    private Outcome.Posted pending;

    @BeforeEach
    void aRewardUnderReview() {
        book = new Book(database);
        pending = (Outcome.Posted) book.ledger.post(
                book.store, Draft.pending("reward:1", new Line(Book.REWARDS, -500), new Line(ADA, 500)));
    }

    @Test
    void settlingMakesItHappen() {
        assertThat(book.ledger.settle(book.store, Ref.key("reward:1"), "reward:1:due"))
                .isInstanceOf(Outcome.Posted.class);
        assertThat(book.balance(ADA)).isEqualTo(new Balance(500, 0, 0));
        assertThat(book.balance(Book.REWARDS)).isEqualTo(new Balance(-500, 0, 0));
    }

    @Test
    void voidingLetsItGo() {
        assertThat(book.ledger.voidPending(book.store, Ref.id(pending.id()), "reward:1:gone"))
                .isInstanceOf(Outcome.Posted.class);
        assertThat(book.balance(ADA)).isEqualTo(Balance.ZERO);
        assertThat(book.balance(Book.REWARDS)).isEqualTo(Balance.ZERO);
    }

    @Test
    void settlingAgainWithItsKeyIsARepetitionHoweverThePendingOneIsNamed() {
        var first = (Outcome.Posted) book.ledger.settle(book.store, Ref.key("reward:1"), "reward:1:due");
        assertThat(book.ledger.settle(book.store, Ref.id(pending.id()), "reward:1:due"))
                .isEqualTo(new Outcome.AlreadyPosted(first.id()));
        assertThat(book.ledger.settle(book.store, Ref.key("reward:1"), "another"))
                .isEqualTo(new Outcome.AlreadyClosed(Kind.SETTLED, first.id()));
        assertThat(book.ledger.voidPending(book.store, Ref.key("reward:1"), "third"))
                .isEqualTo(new Outcome.AlreadyClosed(Kind.SETTLED, first.id()));
        assertThat(book.balance(ADA)).isEqualTo(new Balance(500, 0, 0));
    }

    @Test
    void aKeyOfAnotherPostingClosesNothing() {
        var gift = (Outcome.Posted) book.give("gift:1", ADA, 5);
        assertThat(book.ledger.settle(book.store, Ref.key("reward:1"), "gift:1"))
                .isEqualTo(new Outcome.KeyReused(gift.id()));
        assertThat(book.balance(ADA)).isEqualTo(new Balance(5, 500, 0));
    }

    @Test
    void onlyAPendingPostingCanBeClosed() {
        book.give("gift:1", ADA, 5);
        assertThat(book.ledger.settle(book.store, Ref.key("gift:1"), "s1")).isEqualTo(new Outcome.NotPending());
        assertThat(book.ledger.settle(book.store, Ref.key("nobody's"), "s2")).isEqualTo(new Outcome.NotPending());
        Book other = new Book(database);
        assertThat(other.ledger.settle(other.store, Ref.id(pending.id()), "s3")).isEqualTo(new Outcome.NotPending());
    }

    @Test
    void ofThirtyTwoThreadsThatSettleOrVoidOneSucceeds() {
        var outcomes = Book.race(
                32,
                i -> i % 2 == 0
                        ? book.ledger.settle(book.store, Ref.key("reward:1"), "settle:" + i)
                        : book.ledger.voidPending(book.store, Ref.key("reward:1"), "void:" + i));
        assertThat(Book.count(outcomes, Outcome.Posted.class)).isEqualTo(1);
        assertThat(Book.count(outcomes, Outcome.AlreadyClosed.class)).isEqualTo(31);
        assertThat(book.balance(ADA).incoming()).isZero();
        assertThat(book.postings()).isEqualTo(2);
        book.balancesEqualTheirEntries();
    }

    @Test
    void manyAreClosedAtOnceWithAnAnswerEach() {
        book.ledger.post(
                book.store,
                IntStream.range(2, 100)
                        .mapToObj(i -> Draft.pending(
                                "reward:" + i, new Line(Book.REWARDS, -i), new Line(Book.credit("p" + i % 5), i)))
                        .toList());
        book.ledger.settle(book.store, Ref.key("reward:7"), "settle:7");
        List<Closing> closings = IntStream.range(0, 100)
                .mapToObj(i -> i % 10 == 3
                        ? Closing.voids(Ref.key("reward:" + i), "settle:" + i)
                        : Closing.settle(Ref.key("reward:" + i), "settle:" + i))
                .toList();
        var outcomes = book.ledger.close(book.store, closings);
        assertThat(outcomes.get(0)).isEqualTo(new Outcome.NotPending());
        assertThat(outcomes.get(7)).isInstanceOf(Outcome.AlreadyPosted.class);
        assertThat(Book.count(outcomes, Outcome.Posted.class)).isEqualTo(98);
        long voided = IntStream.range(1, 100).filter(i -> i % 10 == 3).sum();
        assertThat(book.balance(Book.REWARDS))
                .isEqualTo(new Balance(-500 - IntStream.range(2, 100).sum() + voided, 0, 0));
        book.balancesEqualTheirEntries();
    }

    @Test
    void thePendingOneTwiceInOneCallIsClosedOnce() {
        Closing settle = Closing.settle(Ref.key("reward:1"), "settle:1");
        var outcomes =
                book.ledger.close(book.store, List.of(settle, settle, Closing.voids(Ref.id(pending.id()), "void:1")));
        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Posted.class);
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.AlreadyPosted.class);
        assertThat(outcomes.get(2)).isInstanceOf(Outcome.AlreadyClosed.class);
        assertThat(book.balance(ADA)).isEqualTo(new Balance(500, 0, 0));
    }
}
