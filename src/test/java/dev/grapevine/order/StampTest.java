package dev.grapevine.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class StampTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @Test
    void aStampThatWasKeptIsMadeTheSameAgainWhateverAmountsAreTakenByThen() {
        assertThat(Stamp.of(NOON, OrderState.PAID, 5000, "words").text())
                .startsWith("2026-06-01T12:00:00.000000 " + OrderState.PAID.along() + " 9999999994999 ");
    }

    @Test
    void ofTwoTotalsTheLowerIsBelievedUpToTheLargestThatIsTaken() {
        assertThat(Stamp.of(NOON, OrderState.PAID, Spelling.LARGEST_AMOUNT - 1, "a"))
                .isGreaterThan(Stamp.of(NOON, OrderState.PAID, Spelling.LARGEST_AMOUNT, "a"));
        assertThat(Stamp.of(NOON, OrderState.PAID, 0, "a"))
                .isGreaterThan(Stamp.of(NOON, OrderState.PAID, Spelling.LARGEST_AMOUNT, "a"));
    }
}
