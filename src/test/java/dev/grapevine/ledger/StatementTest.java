package dev.grapevine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.FreshDatabase;
import dev.grapevine.kernel.Cursor;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Page;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StatementTest {
    private static final Account ADA = Book.credit("ada");

    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    private Book book;

    @BeforeEach
    void aBook() {
        book = new Book(database);
    }

    @Test
    void itShowsTheNewestFirstWithTheBalanceAfterEach() {
        book.ledger.post(
                book.store, Draft.transfer("reward:1", Book.REWARDS, ADA, 500).withMemo("For Bob's order"));
        book.spend("spend:1", ADA, 200);
        book.ledger.post(book.store, Draft.pending("reward:2", new Line(Book.REWARDS, -90), new Line(ADA, 90)));
        book.ledger.reverse(book.store, Reversal.part(Ref.key("reward:1"), "refund:1", 100));
        List<StatementLine> lines = page(new Limit(10), null).data();
        assertThat(lines).extracting(StatementLine::key).containsExactly("refund:1", "spend:1", "reward:1");
        assertThat(lines).extracting(StatementLine::amount).containsExactly(-100L, -200L, 500L);
        assertThat(lines).extracting(StatementLine::balance).containsExactly(200L, 300L, 500L);
        assertThat(lines).extracting(StatementLine::kind).containsExactly(Kind.REVERSED, Kind.POSTED, Kind.POSTED);
        assertThat(lines.getLast().memo()).isEqualTo("For Bob's order");
        assertThat(lines.getFirst().of()).isEqualTo(lines.getLast().posting());
    }

    @Test
    void theBalanceIsExactOnEachPageAlsoWhileMoreIsPosted() {
        var sums = new ArrayList<Long>();
        long sum = 0;
        for (int i = 1; i <= 25; i++) {
            book.give("reward:" + i, ADA, i);
            sum += i;
            sums.add(sum);
        }
        var seen = new ArrayList<Long>();
        @Nullable Cursor next = null;
        do {
            Page<StatementLine> page = page(new Limit(4), next);
            page.data().forEach(line -> seen.add(line.balance()));
            next = page.next();
            book.give("later:" + seen.size(), ADA, 1000);
        } while (next != null);
        assertThat(seen).isEqualTo(sums.reversed());
    }

    @Test
    void aStripedAccountHasAnExactBalanceToo() {
        for (int i = 1; i <= 40; i++) {
            book.give("reward:" + i, ADA, 1);
        }
        Page<StatementLine> page = book.ledger.statement(book.store, Book.REWARDS, new Limit(3), null);
        assertThat(page.data()).extracting(StatementLine::balance).containsExactly(-40L, -39L, -38L);
    }

    @Test
    void anAccountNobodyPostedToHasAnEmptyOne() {
        assertThat(page(Limit.DEFAULT, null)).isEqualTo(new Page<>(List.of(), null));
        assertThat(book.balance(ADA)).isEqualTo(Balance.ZERO);
    }

    @Test
    void anotherStoreSeesNothingOfIt() {
        book.give("reward:1", ADA, 500);
        Book other = new Book(database);
        assertThat(other.ledger.statement(other.store, ADA, Limit.DEFAULT, null).data())
                .isEmpty();
        assertThat(other.balance(ADA)).isEqualTo(Balance.ZERO);
    }

    private Page<StatementLine> page(Limit limit, @Nullable Cursor after) {
        return book.ledger.statement(book.store, ADA, limit, after);
    }
}
