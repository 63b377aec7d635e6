package dev.grapevine.ledger;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grapevine.given.FreshDatabase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Invariant 2: ledger rows are only ever added, the application's role cannot update or delete them")
class LedgerRowsAreOnlyEverAddedTest {
    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update posting set memo = 'another'",
                "update entry set amount = 1",
                "update account set limited = false",
                "update balance set account_id = store_id",
                "delete from posting",
                "delete from entry",
                "delete from account",
                "delete from balance",
                "truncate posting",
                "truncate entry",
                "truncate account cascade",
                "truncate balance"
            })
    void theApplicationsRoleIsRefused(String sql) {
        Book book = new Book(database);
        book.give("first", Book.credit("ada"), 100);
        assertThatThrownBy(() -> database.inStore()
                        .run(book.store, () -> database.jdbc().sql(sql).update()))
                .hasStackTraceContaining("permission denied");
    }
}
