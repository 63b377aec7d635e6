package dev.grapevine.message;

import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Percent;
import dev.grapevine.kernel.Points;
import dev.grapevine.program.Phrase;
import dev.grapevine.store.Language;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Values in words of a language.
 *
 * @param locale how money and days are written in it
 * @param zone in which a moment is a day
 * @param today whose year goes without saying
 */
record ValueWords(Language language, Locale locale, ZoneId zone, LocalDate today) {

    Map<String, String> of(Map<String, Object> values) {
        Map<String, String> words = new LinkedHashMap<>();
        values.forEach((name, value) -> words.put(name, of(value)));
        return words;
    }

    private String of(Object value) {
        return switch (value) {
            case Money money -> money(money);
            case Points(long coins) -> MailTexts.filled("value.coins", language, Map.of("coins", number(coins)));
            case Percent(int points) -> percent(points);
            case Long number -> number(number);
            case Instant at -> day(at.atZone(zone).toLocalDate());
            case LocalDate day -> day(day);
            case Phrase(String key, var inside) -> MailTexts.filled("phrase." + key, language, of(inside));
            default -> value.toString();
        };
    }

    /** Whole amounts without their zeros: £10, and £7.50. */
    private String money(Money money) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        int decimals = money.currency().decimals();
        BigDecimal amount = BigDecimal.valueOf(money.minor(), decimals);
        int shown = amount.stripTrailingZeros().scale() <= 0 ? 0 : decimals;
        format.setCurrency(Currency.getInstance(money.currency().code()));
        format.setMinimumFractionDigits(shown);
        format.setMaximumFractionDigits(shown);
        return format.format(amount);
    }

    private String percent(int basisPoints) {
        NumberFormat format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(2);
        return format.format(BigDecimal.valueOf(basisPoints, 4));
    }

    private String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    private String day(LocalDate day) {
        var format = day.getYear() == today.getYear()
                ? DateTimeFormatter.ofLocalizedPattern("MMMMd")
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG);
        return format.withLocale(locale).format(day);
    }
}
