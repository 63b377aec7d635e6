package dev.grapevine.attribution;

import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Parsed;
import dev.grapevine.kernel.Unit;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentences of {@code messages/why}, with named values: {@code The order used the code {code}.} A date is shown in the
 * store's zone and an amount by the reader's habits. A missing sentence is a bug and throws; a missing value shows its name.
 *
 * @param locale the reader's
 * @param zone the store's
 */
public record Words(Locale locale, ZoneId zone) {
    private static final Pattern NAMED = Pattern.compile("\\{([a-z_]+)}");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z");
    private static final Pattern MONEY = Pattern.compile("(-?\\d+(?:\\.\\d+)?) ([A-Z]{3})");
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** @param values dates as RFC 3339 in UTC, amounts as {@code 49.99 GBP}, everything else as it is */
    public String say(String key, Map<String, String> values) {
        Matcher named = NAMED.matcher(bundle().getString(key));
        return named.replaceAll(match ->
                Matcher.quoteReplacement(shown(values.getOrDefault(match.group(1), "{" + match.group(1) + "}"))));
    }

    public boolean knows(String key) {
        return bundle().containsKey(key);
    }

    public String date(Instant at) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .withZone(zone)
                .format(at);
    }

    private String shown(String value) {
        if (INSTANT.matcher(value).matches()) {
            return date(Instant.parse(value));
        }
        Matcher money = MONEY.matcher(value);
        if (money.matches()
                && Money.parse(money.group(1), Unit.currency(money.group(2)))
                        instanceof Parsed.Value<Money>(Money amount)) {
            return amount(amount);
        }
        return value;
    }

    private String amount(Money money) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance(money.currency().code()));
        format.setMinimumFractionDigits(money.currency().decimals());
        format.setMaximumFractionDigits(money.currency().decimals());
        return format.format(new BigDecimal(money.toDecimal()));
    }

    private ResourceBundle bundle() {
        return ResourceBundle.getBundle("messages/why", locale, NO_FALLBACK);
    }
}
