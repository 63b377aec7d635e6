package dev.grapevine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grapevine.given.FreshDatabase;
import dev.grapevine.kernel.Unit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReversalsTest {
    private static final Account ADA = Book.credit("ada");
    private static final Account BOB = Book.credit("bob");
    private static final Ref REWARD = Ref.key("reward:1");

    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    private Book book;

    @BeforeEach
    void bothSidesRewarded() {
        book = new Book(database);
        book.ledger.post(
                book.store,
                Draft.posted("reward:1", new Line(Book.REWARDS, -1000), new Line(ADA, 667), new Line(BOB, 333)));
    }

    @Test
    void theWholeIsTakenBackOnce() {
        var first = (Outcome.Posted) reverse(Reversal.all(REWARD, "refund:1"));
        assertThat(reverse(Reversal.all(REWARD, "refund:1"))).isEqualTo(new Outcome.AlreadyPosted(first.id()));
        assertThat(reverse(Reversal.all(REWARD, "refund:2"))).isEqualTo(new Outcome.MoreThanLeft(0));
        assertThat(book.balance(ADA)).isEqualTo(Balance.ZERO);
        assertThat(book.balance(Book.REWARDS)).isEqualTo(Balance.ZERO);
    }

    @Test
    void partsAreProRataAndTheirCentsAddUp() {
        for (int i = 0; i < 7; i++) {
            assertThat(reverse(Reversal.part(REWARD, "refund:" + i, 137))).isInstanceOf(Outcome.Posted.class);
            book.balancesEqualTheirEntries();
        }
        assertThat(book.balance(ADA).posted() + book.balance(BOB).posted()).isEqualTo(1000 - 7 * 137);
        assertThat(book.balance(ADA).posted()).isBetween(26L, 28L);
        assertThat(reverse(Reversal.part(REWARD, "refund:8", 42))).isEqualTo(new Outcome.MoreThanLeft(41));
        assertThat(reverse(Reversal.all(REWARD, "refund:9"))).isInstanceOf(Outcome.Posted.class);
        assertThat(book.balance(ADA)).isEqualTo(Balance.ZERO);
        assertThat(book.balance(BOB)).isEqualTo(Balance.ZERO);
    }

    @Test
    void partsOfThirtyTwoThreadsNeverExceedTheWhole() {
        var outcomes = Book.race(32, i -> reverse(Reversal.part(REWARD, "refund:" + i, 90)));
        assertThat(Book.count(outcomes, Outcome.Posted.class)).isEqualTo(11);
        assertThat(Book.count(outcomes, Outcome.MoreThanLeft.class)).isEqualTo(21);
        assertThat(book.balance(Book.REWARDS).posted()).isEqualTo(-10);
        book.balancesEqualTheirEntries();
    }

    @Test
    void partsBetweenOpenAccountsNeverExceedTheWholeEither() {
        Account cost = Account.open("store:cost", Book.GBP);
        book.ledger.post(book.store, Draft.transfer("cost:1", Book.REWARDS, cost, 100));
        var outcomes = Book.race(32, i -> reverse(Reversal.part(Ref.key("cost:1"), "back:" + i, 9)));
        assertThat(Book.count(outcomes, Outcome.Posted.class)).isEqualTo(11);
        assertThat(book.balance(cost).posted()).isEqualTo(1);
    }

    @Test
    void oneKeyReversesOnceAlsoInARace() {
        var outcomes = Book.race(32, _ -> reverse(Reversal.part(REWARD, "refund:1", 100)));
        assertThat(Book.count(outcomes, Outcome.Posted.class)).isEqualTo(1);
        assertThat(Book.count(outcomes, Outcome.AlreadyPosted.class)).isEqualTo(31);
    }

    @Test
    void whoHasSpentItIsOnlyTakenIntoDebtWhereThatIsSaid() {
        book.spend("spend:1", ADA, 600);
        assertThat(reverse(Reversal.all(REWARD, "refund:1"))).isEqualTo(new Outcome.Insufficient(ADA, 67));
        assertThat(book.balance(BOB).posted()).isEqualTo(333);
        assertThat(reverse(Reversal.all(REWARD, "refund:1").intoDebt())).isInstanceOf(Outcome.Posted.class);
        assertThat(book.balance(ADA).available()).isEqualTo(-600);
        assertThat(book.spend("spend:2", ADA, 1)).isEqualTo(new Outcome.Insufficient(ADA, -600));
        assertThat(book.give("reward:2", ADA, 100)).isInstanceOf(Outcome.Posted.class);
        assertThat(book.balance(ADA).available()).isEqualTo(-500);
    }

    @Test
    void whatWasPendingIsReversibleOnceItIsSettled() {
        book.ledger.post(book.store, Draft.pending("reward:2", new Line(Book.REWARDS, -50), new Line(ADA, 50)));
        assertThat(reverse(Reversal.all(Ref.key("reward:2"), "refund:2"))).isEqualTo(new Outcome.NotReversible());
        book.ledger.settle(book.store, Ref.key("reward:2"), "reward:2:due");
        assertThat(reverse(Reversal.part(Ref.key("reward:2"), "refund:2", 20))).isInstanceOf(Outcome.Posted.class);
        assertThat(reverse(Reversal.all(Ref.key("reward:2:due"), "refund:3"))).isInstanceOf(Outcome.Posted.class);
        assertThat(book.balance(ADA)).isEqualTo(new Balance(667, 0, 0));
    }

    @Test
    void aReversalOrWhatIsNotThereCannotBeReversed() {
        reverse(Reversal.part(REWARD, "refund:1", 1));
        assertThat(reverse(Reversal.all(Ref.key("refund:1"), "again"))).isEqualTo(new Outcome.NotReversible());
        assertThat(reverse(Reversal.all(Ref.key("nobody's"), "x"))).isEqualTo(new Outcome.NotReversible());
        assertThat(reverse(Reversal.part(REWARD, "refund:1", 2))).isInstanceOf(Outcome.KeyReused.class);
    }

    @Test
    void severalUnitsAreReversedAsAWhole() {
        Account coins = Account.limited("advocate:ada:coins", Unit.COINS);
        Account mint = Account.open("store:coins", Unit.COINS);
        book.ledger.post(
                book.store,
                Draft.posted(
                        "both",
                        new Line(Book.REWARDS, -10),
                        new Line(ADA, 10),
                        new Line(mint, -7),
                        new Line(coins, 7)));
        assertThatThrownBy(() -> reverse(Reversal.part(Ref.key("both"), "part", 3)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(reverse(Reversal.all(Ref.key("both"), "whole"))).isInstanceOf(Outcome.Posted.class);
        assertThat(book.balance(coins)).isEqualTo(Balance.ZERO);
        assertThat(book.balance(ADA).posted()).isEqualTo(667);
    }

    private Outcome.OfReversal reverse(Reversal reversal) {
        return book.ledger.reverse(book.store, reversal);
    }
}
