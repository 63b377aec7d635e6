package dev.grapevine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grapevine.given.FreshDatabase;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Unit;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Invariant 1: every posting sums to zero per currency, also by a deferred constraint in the database")
class EveryPostingSumsToZeroTest {
    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    private Book book;
    private UUID ada;
    private UUID rewards;

    @BeforeEach
    void twoAccounts() {
        book = new Book(database);
        book.give("first", Book.credit("ada"), 100);
        ada = id("advocate:ada:credit");
        rewards = id("store:rewards");
    }

    @Test
    void aDraftThatDoesNotSumToZeroIsRefusedBeforeTheDatabase() {
        assertThatThrownBy(() -> Draft.posted("k", new Line(Book.REWARDS, -100), new Line(Book.credit("ada"), 99)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sum to -1");
    }

    @Test
    void twoUnitsDoNotMakeUpForEachOther() {
        Account coins = Account.open("store:coins", Unit.COINS);
        assertThatThrownBy(() -> Draft.posted("k", new Line(Book.REWARDS, -100), new Line(coins, 100)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theDatabaseRefusesOneThatDoesNotSumToZeroWhenItCommits() {
        assertRefused("does not sum to zero", () -> {
            UUID posting = insertPosting(2);
            insertEntry(posting, 1, rewards, "GBP", -100);
            insertEntry(posting, 2, ada, "GBP", 99);
        });
    }

    @Test
    void theDatabaseRefusesOneWithoutItsEntries() {
        assertRefused("has 0 of its 2 entries", () -> insertPosting(2));
    }

    @Test
    void theDatabaseRefusesAnEntryInAnotherUnitThanItsAccounts() {
        assertRefused("no account in its unit", () -> {
            UUID posting = insertPosting(2);
            insertEntry(posting, 1, rewards, "EUR", -100);
            insertEntry(posting, 2, ada, "EUR", 100);
        });
    }

    @Test
    void theDatabaseRefusesEntriesOfNoAccount() {
        assertRefused("no account in its unit", () -> {
            UUID posting = insertPosting(2);
            insertEntry(posting, 1, rewards, "GBP", -100);
            insertEntry(posting, 2, Ids.newId(), "GBP", 100);
        });
    }

    @Test
    void theDatabaseRefusesToAddEntriesToAPostingThatIsComplete() {
        UUID posting = database.owner()
                .sql("select id from posting where store_id = :store")
                .param("store", book.store)
                .query(UUID.class)
                .single();
        assertRefused("one that is complete", () -> insertEntry(posting, 3, ada, "GBP", 100));
        assertRefused("entry_pkey", () -> insertEntry(posting, 2, ada, "GBP", 100));
    }

    @Test
    void theDatabaseRefusesAnEntryOfNoPosting() {
        assertRefused("belongs to no posting", () -> insertEntry(Ids.newId(), 1, ada, "GBP", 100));
    }

    private void assertRefused(String why, Runnable work) {
        long before = book.entries();
        assertThatThrownBy(() -> database.inStore().run(book.store, work)).hasStackTraceContaining(why);
        assertThat(book.entries()).isEqualTo(before);
        assertThat(book.postings()).isEqualTo(1);
    }

    private UUID insertPosting(int lines) {
        UUID id = Ids.newId();
        database.jdbc()
                .sql("""
                insert into posting (store_id, id, key, kind, stripe, lines, digest, at)
                values (:store, :id, :key, 'posted', 0, :lines, '', now())
                """)
                .param("store", book.store)
                .param("id", id)
                .param("key", id.toString())
                .param("lines", lines)
                .update();
        return id;
    }

    private void insertEntry(UUID posting, int line, UUID account, String unit, long amount) {
        database.jdbc()
                .sql("""
                insert into entry (store_id, posting_id, line, account_id, unit, phase, amount)
                values (:store, :posting, :line, :account, :unit, 'posted', :amount)
                """)
                .param("store", book.store)
                .param("posting", posting)
                .param("line", line)
                .param("account", account)
                .param("unit", unit)
                .param("amount", amount)
                .update();
    }

    private UUID id(String account) {
        return database.owner()
                .sql("select id from account where store_id = :store and name = :name")
                .param("store", book.store)
                .param("name", account)
                .query(UUID.class)
                .single();
    }
}
