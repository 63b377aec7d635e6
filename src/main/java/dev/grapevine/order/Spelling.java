package dev.grapevine.order;

import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Parsed;
import dev.grapevine.kernel.Unit;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.IllformedLocaleException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a shop writes one value of an order, and what is said of one that can't be read. */
final class Spelling {
    /**
     * In a currency's smallest unit, whatever it is: a thousand million pounds is nobody's purchase, and a thousand million
     * rupiah, the smallest money that is counted in hundredths, is the most that payment providers take there at once.
     */
    static final long LARGEST_AMOUNT = 100_000_000_000L;

    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    private Spelling() {}

    /** Without the blanks around it. */
    static Parsed<String> text(String written, int longest) {
        String text = written.strip();
        if (text.length() > longest) {
            return new Parsed.Refused<>("This is longer than " + longest + " characters.");
        }
        // The database stores neither the character of no meaning nor half of a pair.
        if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            return new Parsed.Refused<>("This contains a character that no text has.");
        }
        return new Parsed.Value<>(text);
    }

    /** RFC 3339, to the microsecond, between 1990 and the latest. */
    static Parsed<Instant> time(String text, Instant latest) {
        try {
            Instant time = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            if (time.isAfter(latest)) {
                return new Parsed.Refused<>("This time is in the future: check the clock and the time zone.");
            }
            return time.isBefore(EARLIEST)
                    ? new Parsed.Refused<>("This time is before 1990.")
                    : new Parsed.Value<>(time);
        } catch (DateTimeException e) {
            return new Parsed.Refused<>("A time is written as in RFC 3339, like 2026-05-01T09:30:00Z.");
        }
    }

    /** Of an order or one of its lines: from zero up. */
    static Parsed<Money> amount(String text, Unit currency) {
        return switch (bounded(text, currency)) {
            case Parsed.Value<Money>(Money money)
            when money.isNegative() ->
                new Parsed.Refused<>("An amount of an order is never below zero; what was given back is a refund.");
            case Parsed<Money> other -> other;
        };
    }

    /** Of a refund: above zero. */
    static Parsed<Money> givenBack(String text, Unit currency) {
        return switch (bounded(text, currency)) {
            case Parsed.Value<Money>(Money money)
            when !money.isPositive() ->
                new Parsed.Refused<>("A refund is above zero: what was given back, without a minus sign.");
            case Parsed<Money> other -> other;
        };
    }

    private static Parsed<Money> bounded(String text, Unit currency) {
        return switch (Money.parse(text, currency)) {
            case Parsed.Value<Money>(Money money)
            when money.minor() > LARGEST_AMOUNT ->
                new Parsed.Refused<>("At most " + new Money(LARGEST_AMOUNT, currency).toDecimal() + " " + currency
                        + " can be taken: check the decimal point, and that the amount is not in minor units.");
            case Parsed<Money> other -> other;
        };
    }

    static Parsed<OrderState> state(String code) {
        return OrderState.of(code)
                .<Parsed<OrderState>>map(Parsed.Value::new)
                .orElseGet(() ->
                        new Parsed.Refused<>("A state is one of placed, paid, fulfilled, delivered and cancelled."));
    }

    static Parsed<String> locale(String tag) {
        try {
            return new Parsed.Value<>(new Locale.Builder()
                    .setLanguageTag(tag.replace('_', '-'))
                    .build()
                    .toLanguageTag());
        } catch (IllformedLocaleException e) {
            return new Parsed.Refused<>("A locale is a language tag of BCP 47, like en-GB.");
        }
    }

    static Parsed<String> address(String ip) {
        try {
            return new Parsed.Value<>(InetAddress.ofLiteral(ip).getHostAddress());
        } catch (IllegalArgumentException e) {
            return new Parsed.Refused<>("This is an IPv4 or IPv6 address, like 203.0.113.9.");
        }
    }

    /** The country a number is in where it names none; ZZ is no country (libphonenumber's unknown region). */
    static String region(@Nullable String locale) {
        String country = locale == null ? "" : Locale.forLanguageTag(locale).getCountry();
        return country.length() == 2 ? country : "ZZ";
    }
}
