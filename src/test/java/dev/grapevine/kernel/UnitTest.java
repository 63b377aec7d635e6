package dev.grapevine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitTest {

    @ParameterizedTest
    @CsvSource({"GBP, 2", "JPY, 0", "KWD, 3", "CLF, 4"})
    void aCurrencyHasTheDecimalsOfIso4217(String code, int decimals) {
        assertThat(Unit.currency(code).decimals()).isEqualTo(decimals);
        assertThat(Unit.currency(code).isMoney()).isTrue();
    }

    @Test
    void coinsAreWholeAndNoCurrency() {
        assertThat(Unit.COINS.decimals()).isZero();
        assertThat(Unit.COINS.isMoney()).isFalse();
        assertThat(new Unit("COINS")).isEqualTo(Unit.COINS);
        assertThatIllegalArgumentException().isThrownBy(() -> Unit.currency("COINS"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gbp", "GB", "GBPX", "ZZZ", "XXX", "XAU", "XTS", "£", "coins", "GBP "})
    void whatNobodyCanPayWithIsNoCurrency(String code) {
        assertThat(Unit.parseCurrency(code)).isInstanceOf(Parsed.Refused.class);
        assertThatIllegalArgumentException().isThrownBy(() -> new Unit(code));
    }

    @Test
    void theRefusalOfACurrencyNamesItUnlessItIsLong() {
        assertThat(Unit.parseCurrency("quid"))
                .isEqualTo(
                        new Parsed.Refused<Unit>("\"quid\" is not a currency code of ISO 4217, such as GBP or EUR."));
        assertThat(Unit.parseCurrency("x".repeat(1000)))
                .isEqualTo(new Parsed.Refused<Unit>(
                        "A currency is three upper-case letters of ISO 4217, such as GBP or EUR."));
    }

    @Test
    void coinsAddUpAndNeverWrap() {
        assertThat(new Points(120).plus(new Points(5)).minus(new Points(130))).isEqualTo(new Points(-5));
        assertThat(Points.NONE.compareTo(new Points(1))).isNegative();
        assertThatThrownBy(() -> new Points(Long.MAX_VALUE).plus(new Points(1)))
                .isInstanceOf(ArithmeticException.class);
    }
}
