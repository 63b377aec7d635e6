package dev.grapevine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTextTest {

    private static final Unit GBP = Unit.currency("GBP");

    @Test
    void everyAmountOfEveryCurrencyComesBackFromItsText() {
        var random = new Random(4217);
        for (var iso : Currency.getAvailableCurrencies()) {
            if (iso.getDefaultFractionDigits() < 0) {
                continue;
            }
            var unit = Unit.currency(iso.getCurrencyCode());
            for (int i = 0; i < 200; i++) {
                int magnitude = random.nextInt(16);
                long bound = (long) Math.pow(10, magnitude);
                var money = new Money(random.nextLong(-bound, bound + 1), unit);
                assertThat(Money.parse(money.toDecimal(), unit).orElseThrow()).isEqualTo(money);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "49.99, GBP, 4999",
        "0.00, GBP, 0",
        "0.05, GBP, 5",
        "-0.05, GBP, -5",
        "5000, JPY, 5000",
        "1.500, KWD, 1500",
        "10000000000000.00, GBP, 1000000000000000",
        "-1000000000000000, JPY, -1000000000000000"
    })
    void decimalTextIsRead(String text, String currency, long minor) {
        assertThat(Money.parse(text, Unit.currency(currency)).orElseThrow()).isEqualTo(Money.of(minor, currency));
    }

    @ParameterizedTest
    @CsvSource({
        "49.9, GBP, 'GBP is written with exactly 2 decimals: write 49.99 for example, not 49.9.'",
        "49, GBP, 'GBP is written with exactly 2 decimals: write 49.99 for example, not 49.'",
        "49.990, GBP, 'GBP is written with exactly 2 decimals: write 49.99 for example, not 49.990.'",
        "50.00, JPY, 'JPY has no decimals: write 50 for example, not 50.00.'",
        "1.50, KWD, 'KWD is written with exactly 3 decimals: write 49.999 for example, not 1.50.'"
    })
    void aWrongNumberOfDecimalsIsToldTheRightOne(String text, String currency, String problem) {
        assertThat(Money.parse(text, Unit.currency(currency))).isEqualTo(new Parsed.Refused<Money>(problem));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                ".",
                "+1.00",
                "1e2",
                "1.00E2",
                "1,000.00",
                "1.000,00",
                "1 000.00",
                "01.00",
                "00.00",
                ".50",
                "1.",
                "--1.00",
                "1.00 ",
                " 1.00",
                "1.0a",
                "0x1.00",
                "NaN",
                "Infinity",
                "£1.00",
                "١.٠٠",
                "1.00\n"
            })
    void whatIsNotPlainDigitsIsRefused(String text) {
        assertThat(Money.parse(text, GBP))
                .isEqualTo(new Parsed.Refused<Money>("An amount is plain digits, like 49.99."));
    }

    @Test
    void zeroHasNoSign() {
        assertThat(Money.parse("-0.00", GBP)).isEqualTo(new Parsed.Refused<Money>("Zero has no minus: write 0.00."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10000000000000.01",
                "-10000000000000.01",
                "99999999999999.99",
                "99999999999999999999.00",
                "999999999999999999999999999999999999999999999999999999"
            })
    void whatIsTooLargeIsToldTheLimit(String text) {
        assertThat(Money.parse(text, GBP))
                .isEqualTo(new Parsed.Refused<Money>("An amount is at most 10000000000000.00."));
    }
}
