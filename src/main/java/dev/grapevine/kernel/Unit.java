package dev.grapevine.kernel;

import java.util.Currency;

/**
 * What an amount is counted in: a currency of ISO 4217, or a store's coins. An amount is a {@code long} in the unit's
 * smallest part: pence for GBP, yen for JPY, coins for coins.
 *
 * @param code three upper-case letters of ISO 4217, or {@code COINS}, whose five letters no currency can have
 */
public record Unit(String code) {

    /** What a store rewards with that is not money. Only a whole number of them exists. */
    public static final Unit COINS = new Unit("COINS");

    /** Refuses with {@link IllegalArgumentException}; text from outside goes through {@link #parseCurrency}. */
    public Unit {
        if (!code.equals("COINS") && !isCurrency(code)) {
            throw new IllegalArgumentException(refusal(code));
        }
    }

    /** A currency the program itself names or has stored; refuses {@code COINS}. */
    public static Unit currency(String code) {
        return parseCurrency(code).orElseThrow();
    }

    /** A currency named by somebody outside, in upper case as ISO 4217 writes it. */
    public static Parsed<Unit> parseCurrency(String code) {
        return isCurrency(code) ? new Parsed.Value<>(new Unit(code)) : new Parsed.Refused<>(refusal(code));
    }

    /** Digits after the decimal point: 2 for GBP, 0 for JPY and coins, 3 for KWD. Source: the JDK's table of ISO 4217. */
    public int decimals() {
        return isMoney() ? Currency.getInstance(code).getDefaultFractionDigits() : 0;
    }

    /** Whether this is a currency, that is, anything but coins. */
    public boolean isMoney() {
        return !code.equals(COINS.code);
    }

    @Override
    public String toString() {
        return code;
    }

    /** Metals, test codes and "no currency" (XAU, XTS, XXX) have a code but no decimals: nobody can pay with them. */
    private static boolean isCurrency(String code) {
        if (code.length() != 3) {
            return false;
        }
        try {
            return Currency.getInstance(code).getDefaultFractionDigits() >= 0;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    private static String refusal(String code) {
        return code.length() <= 10
                ? "\"" + code + "\" is not a currency code of ISO 4217, such as GBP or EUR."
                : "A currency is three upper-case letters of ISO 4217, such as GBP or EUR.";
    }
}
