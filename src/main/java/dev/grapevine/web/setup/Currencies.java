package dev.grapevine.web.setup;

import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The currencies that the form offers: those that somebody can be paid in today, the usual ones first. */
final class Currencies {
    private static final List<String> FIRST = List.of("GBP", "EUR", "USD", "CAD", "AUD", "JPY");

    private Currencies() {}

    static List<Currency> common() {
        return Stream.concat(
                        FIRST.stream().map(Currency::getInstance),
                        Stream.of(Locale.getISOCountries())
                                .map(country -> Currency.getInstance(Locale.of("", country)))
                                .filter(currency -> currency != null && currency.getDefaultFractionDigits() >= 0)
                                .filter(currency -> !FIRST.contains(currency.getCurrencyCode()))
                                .distinct()
                                .sorted(Comparator.comparing(Currency::getCurrencyCode)))
                .toList();
    }
}
