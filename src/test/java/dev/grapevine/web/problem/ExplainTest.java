package dev.grapevine.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.TransactionSystemException;

class ExplainTest {
    private final SQLException cut = new SQLException("terminating connection", "57P01");
    private final SQLException bug = new SQLException("no such column", "42703");

    @Test
    void aConnectionThatWasCutIsAskedForAgainEvenWhereTheRollbackFailsToo() {
        assertThat(explained(rollbackThatFailedAfter(cut))).isEqualTo(ProblemType.UNAVAILABLE);
        assertThat(explained(cut)).isEqualTo(ProblemType.UNAVAILABLE);
    }

    @Test
    void aFailedRollbackAfterAMistakeOfOursStaysAMistakeOfOurs() {
        assertThat(explained(rollbackThatFailedAfter(bug))).isEqualTo(ProblemType.INTERNAL);
    }

    private static ProblemType explained(Throwable failure) {
        return Explain.failure(failure).type();
    }

    private static TransactionSystemException rollbackThatFailedAfter(SQLException first) {
        var rollback =
                new TransactionSystemException("no rollback", new SQLException("This connection has been closed"));
        rollback.initApplicationException(new DataAccessResourceFailureException("the call", first));
        return rollback;
    }
}
