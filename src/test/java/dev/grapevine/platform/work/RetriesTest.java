package dev.grapevine.platform.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.LongSummaryStatistics;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesTest {
    private final Retries retries = new Retries(100, Duration.ofSeconds(5), Duration.ofMinutes(10));

    @ParameterizedTest
    @CsvSource({"1, 5000", "2, 10000", "3, 20000", "7, 320000", "8, 600000", "40, 600000", "100, 600000"})
    void theWaitIsAnywhereUpToABoundThatDoublesToTheLongest(int failures, long bound) {
        Random random = new Random(failures);
        LongSummaryStatistics waits = LongStream.range(0, 20_000)
                .map(i -> retries.delay(failures, random).toMillis())
                .summaryStatistics();

        assertThat(waits.getMin()).isBetween(1L, bound / 100);
        assertThat(waits.getMax()).isBetween(bound * 99 / 100, bound);
        assertThat(waits.getAverage()).isBetween(bound * 0.48, bound * 0.52);
    }

    @Test
    void aKindIsNamedSoThatNothingElseGetsIntoAStatement() {
        assertThat(WorkKind.of("reward-release", "reward").table()).isEqualTo("reward");
        assertThatThrownBy(() -> WorkKind.of("x", "reward; drop table reward"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WorkKind.of("x", "Reward")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WorkKind.of("Reward Release", "reward")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10_001})
    void aBatchIsBounded(int rows) {
        assertThatThrownBy(() -> WorkKind.of("x", "reward").inBatchesOf(rows))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
