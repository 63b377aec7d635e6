package dev.grapevine.kernel;

import java.util.regex.Pattern;

/**
 * Money as the API writes it: digits, a point, exactly the currency's number of decimals, a minus if it must be. No sign
 * for positive amounts, no exponent, no grouping, no needless zeros, so that every amount has one spelling and a shop that
 * mistakes pence for pounds is told instead of believed.
 */
final class MoneyText {

    /** Ten million million pounds: far above any order, far enough below the end of a {@code long} to add them up. */
    static final long LIMIT = 1_000_000_000_000_000L;

    private static final int LONGEST = 24;
    private static final Pattern DECIMAL = Pattern.compile("(-?)(0|[1-9][0-9]*)(?:\\.([0-9]+))?");

    private MoneyText() {}

    static Parsed<Money> parse(String text, Unit currency) {
        if (text.length() > LONGEST) {
            return tooLarge(currency);
        }
        var match = DECIMAL.matcher(text);
        if (!match.matches()) {
            return new Parsed.Refused<>("An amount is plain digits, like " + example(currency) + ".");
        }
        var fraction = match.group(3) == null ? "" : match.group(3);
        if (fraction.length() != currency.decimals()) {
            return new Parsed.Refused<>(wrongDecimals(text, currency));
        }
        var digits = match.group(2) + fraction;
        if (digits.length() > 16) {
            return tooLarge(currency);
        }
        long magnitude = Long.parseLong(digits);
        boolean negative = !match.group(1).isEmpty();
        if (negative && magnitude == 0) {
            return new Parsed.Refused<>("Zero has no minus: write " + text.substring(1) + ".");
        }
        return magnitude > LIMIT
                ? tooLarge(currency)
                : new Parsed.Value<>(new Money(negative ? -magnitude : magnitude, currency));
    }

    private static String wrongDecimals(String text, Unit currency) {
        var rule = currency.decimals() == 0
                ? " has no decimals: write "
                : " is written with exactly " + currency.decimals() + " decimals: write ";
        return currency + rule + example(currency) + " for example, not " + text + ".";
    }

    private static Parsed<Money> tooLarge(Unit currency) {
        return new Parsed.Refused<>("An amount is at most " + new Money(LIMIT, currency).toDecimal() + ".");
    }

    private static String example(Unit currency) {
        return currency.decimals() == 0 ? "50" : "49." + "9".repeat(currency.decimals());
    }
}
