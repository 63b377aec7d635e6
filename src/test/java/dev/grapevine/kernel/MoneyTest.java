package dev.grapevine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    private final Random random = new Random(49);

    @Test
    void sumsAndDifferencesAreExact() {
        assertThat(gbp(4999).plus(gbp(1))).isEqualTo(gbp(5000));
        assertThat(gbp(4999).minus(gbp(5000))).isEqualTo(gbp(-1));
        assertThat(gbp(4999).negate()).isEqualTo(gbp(-4999));
        assertThat(gbp(1).min(gbp(2))).isEqualTo(gbp(1));
        assertThat(gbp(1).max(gbp(2))).isEqualTo(gbp(2));
    }

    @Test
    void twoCurrenciesNeverMix() {
        var euros = Money.of(1, "EUR");
        assertThatIllegalArgumentException().isThrownBy(() -> gbp(1).plus(euros));
        assertThatIllegalArgumentException().isThrownBy(() -> gbp(1).minus(euros));
        assertThatIllegalArgumentException().isThrownBy(() -> gbp(1).compareTo(euros));
        assertThat(gbp(1)).isNotEqualTo(euros);
    }

    @Test
    void coinsAreNotMoney() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(1, Unit.COINS));
    }

    @Test
    void whatDoesNotFitThrowsInsteadOfWrapping() {
        assertThatThrownBy(() -> gbp(Long.MAX_VALUE).plus(gbp(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> gbp(Long.MIN_VALUE).minus(gbp(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> gbp(Long.MIN_VALUE).negate()).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "4999, 1000, HALF_UP, 500",
        "4999, 1000, DOWN, 499",
        "4999, 1000, UP, 500",
        "4995, 1000, HALF_UP, 500",
        "-4995, 1000, HALF_UP, -500",
        "-4999, 1000, DOWN, -499",
        "-4991, 1000, UP, -500",
        "1, 1, UP, 1",
        "1, 1, DOWN, 0",
        "9223372036854775807, 10000, DOWN, 9223372036854775807"
    })
    void aPercentageIsRoundedAsNamed(long minor, int basisPoints, Rounding rounding, long expected) {
        assertThat(gbp(minor).percent(new Percent(basisPoints), rounding)).isEqualTo(gbp(expected));
    }

    @Test
    void aPercentageReadsAsPeopleWriteIt() {
        assertThat(Percent.of(10)).hasToString("10%");
        assertThat(new Percent(1250)).hasToString("12.5%");
        assertThat(new Percent(0)).hasToString("0%");
        assertThatIllegalArgumentException().isThrownBy(() -> Percent.of(101));
        assertThatIllegalArgumentException().isThrownBy(() -> new Percent(-1));
    }

    @Test
    void theSharesOfAPurchaseReturnedPieceByPieceAddUpToTheWhole() {
        for (int round = 0; round < 2_000; round++) {
            var reward = gbp(random.nextLong(100_000));
            long total = random.nextLong(1, 1_000_000);
            var taken = gbp(0);
            for (long returned = 0; returned < total; ) {
                returned = Math.min(total, returned + random.nextLong(1, total + 1));
                var step = reward.share(returned, total, Rounding.HALF_UP).minus(taken);
                assertThat(step.isNegative()).isFalse();
                taken = taken.plus(step);
            }
            assertThat(taken).isEqualTo(reward);
        }
    }

    @Test
    void aShareIsBetweenNothingAndAll() {
        assertThat(gbp(1000).share(1, 3, Rounding.DOWN)).isEqualTo(gbp(333));
        assertThat(gbp(1000).share(0, 3, Rounding.UP)).isEqualTo(gbp(0));
        assertThatIllegalArgumentException().isThrownBy(() -> gbp(1).share(2, 1, Rounding.DOWN));
        assertThatIllegalArgumentException().isThrownBy(() -> gbp(1).share(-1, 1, Rounding.DOWN));
        assertThatIllegalArgumentException().isThrownBy(() -> gbp(1).share(0, 0, Rounding.DOWN));
    }

    @Test
    void allocatedPartsAddUpAndAreLessThanACentFromTheirExactShare() {
        for (int round = 0; round < 5_000; round++) {
            var amount = gbp(random.nextLong(-1_000_000, 1_000_000));
            var weights = random.longs(random.nextInt(1, 12), 0, 1_000_000).toArray();
            weights[0]++;
            var total = BigDecimal.valueOf(Arrays.stream(weights).sum());

            var parts = amount.allocate(weights);

            assertThat(parts.stream().reduce(gbp(0), Money::plus)).isEqualTo(amount);
            for (int i = 0; i < weights.length; i++) {
                var off = BigDecimal.valueOf(parts.get(i).minor())
                        .multiply(total)
                        .subtract(BigDecimal.valueOf(amount.minor()).multiply(BigDecimal.valueOf(weights[i])));
                assertThat(off.abs()).isLessThan(total);
                assertThat(weights[i] == 0 && !parts.get(i).isZero()).isFalse();
            }
        }
    }

    @Test
    void theCentLeftOverGoesToTheLargestFractionAndAmongEqualsToTheFirst() {
        assertThat(gbp(100).allocate(1, 1, 1)).containsExactly(gbp(34), gbp(33), gbp(33));
        assertThat(gbp(-100).allocate(1, 1, 1)).containsExactly(gbp(-34), gbp(-33), gbp(-33));
        assertThat(gbp(10).allocate(1, 1, 4)).containsExactly(gbp(2), gbp(2), gbp(6));
        assertThat(gbp(11).allocate(1, 2)).containsExactly(gbp(4), gbp(7));
        assertThat(gbp(5).allocate(0, 7)).containsExactly(gbp(0), gbp(5));
        assertThat(gbp(Long.MAX_VALUE).allocate(Long.MAX_VALUE)).containsExactly(gbp(Long.MAX_VALUE));
    }

    @Test
    void weightsThatWeighNothingOrLessAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> gbp(1).allocate());
        assertThatIllegalArgumentException().isThrownBy(() -> gbp(1).allocate(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> gbp(1).allocate(2, -1));
    }

    private static Money gbp(long minor) {
        return Money.of(minor, "GBP");
    }
}
