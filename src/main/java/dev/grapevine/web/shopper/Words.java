package dev.grapevine.web.shopper;

import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Percent;
import dev.grapevine.program.Phrase;
import dev.grapevine.web.page.Texts;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** Sentences, money, percentages and days in the reader's language, as the store's mails have them too. */
public final class Words {
    private final Texts texts;
    private final Locale language;
    private final Locale region;
    private final ZoneId zone;

    /**
     * @param language of the sentences
     * @param region the same language in the store's region, which decides how money and days are written
     * @param zone the store's
     */
    Words(Texts texts, Locale language, Locale region, ZoneId zone) {
        this.texts = texts;
        this.language = language;
        this.region = region;
        this.zone = zone;
    }

    public String text(String key, Object... values) {
        return texts.text(language, key, values);
    }

    /** Whole amounts without decimals: £10, and £10.50. */
    public String money(Money money) {
        NumberFormat format = NumberFormat.getCurrencyInstance(region);
        format.setCurrency(Currency.getInstance(money.currency().code()));
        BigDecimal amount = new BigDecimal(money.toDecimal());
        int decimals =
                amount.stripTrailingZeros().scale() <= 0 ? 0 : money.currency().decimals();
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(amount);
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(region).format(number);
    }

    public String percent(Percent percent) {
        NumberFormat format = NumberFormat.getPercentInstance(region);
        format.setMaximumFractionDigits(2);
        return format.format(BigDecimal.valueOf(percent.basisPoints(), 4));
    }

    /** The day in the store's zone: 15 May 2026. */
    public String day(Instant at) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(region)
                .format(at.atZone(zone));
    }

    /** What is offered, in a sentence's part: {@code £10 off}. */
    public String phrase(Phrase phrase) {
        return phrase(phrase, "");
    }

    /** @param variant added to the phrase's key */
    public String phrase(Phrase phrase, String variant) {
        Object[] values = Stream.of("percent", "money", "what", "coins")
                .map(phrase.values()::get)
                .filter(Objects::nonNull)
                .map(this::shown)
                .toArray();
        return text(phrase.key() + variant, values);
    }

    private Object shown(Object value) {
        return switch (value) {
            case Money money -> money(money);
            case Percent percent -> percent(percent);
            default -> value;
        };
    }
}
