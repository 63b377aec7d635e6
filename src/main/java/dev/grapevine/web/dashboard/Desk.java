package dev.grapevine.web.dashboard;

import dev.grapevine.insight.Waiting;
import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Unit;
import dev.grapevine.web.dashboard.entrance.SignedIn;
import dev.grapevine.web.page.Frame;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What every page of the dashboard is given: who looks, at which place of the navigation, what waits, and how the store's
 * money and times are written.
 *
 * @param now the moment of the request, from which "2 hours ago" is counted
 * @param done the message key of what was just done, or null
 */
public record Desk(
        SignedIn who,
        Place place,
        Waiting waiting,
        Instant now,
        @Nullable String done) {

    /** Places of the navigation, in the order of the merchant's day. */
    public enum Place {
        OVERVIEW("/dashboard", "overview"),
        REFERRALS("/dashboard/referrals", "referrals"),
        REVIEW("/dashboard/review", "review"),
        INVITE("/dashboard/invitations", "invite"),
        REWARDS("/dashboard/rewards", "rewards"),
        MESSAGES("/dashboard/messages", "messages"),
        LOOK("/dashboard/look", "look");

        private final String address;
        private final String key;

        Place(String address, String key) {
            this.address = address;
            this.key = key;
        }

        public String address() {
            return address;
        }

        /** Names its icon, and with {@code nav.} before it its words. */
        public String key() {
            return key;
        }
    }

    public Unit currency() {
        return who.store().currency();
    }

    /** How much waits at a place of the navigation; 0 for nothing. */
    public long waitingAt(Place other) {
        return switch (other) {
            case REVIEW -> waiting.held() + waiting.newcomers();
            case REWARDS -> waiting.rewards();
            case OVERVIEW, REFERRALS, INVITE, MESSAGES, LOOK -> 0;
        };
    }

    public String money(Frame frame, long minor) {
        return money(frame, new Money(minor, currency()));
    }

    /** As people write it: {@code £1,234.50}; coins and other units with their name. */
    public String money(Frame frame, Money money) {
        if (!money.currency().isMoney()) {
            return frame.text("amount.coins", money.minor());
        }
        NumberFormat format = NumberFormat.getCurrencyInstance(frame.locale());
        format.setCurrency(Currency.getInstance(money.currency().code()));
        format.setMinimumFractionDigits(money.currency().decimals());
        format.setMaximumFractionDigits(money.currency().decimals());
        return format.format(new java.math.BigDecimal(money.toDecimal()));
    }

    public String number(Frame frame, long number) {
        return NumberFormat.getIntegerInstance(frame.locale()).format(number);
    }

    /** Of hundredths of a percent: {@code 3.4%}. */
    public String percent(Frame frame, long hundredths) {
        NumberFormat format = NumberFormat.getPercentInstance(frame.locale());
        format.setMaximumFractionDigits(1);
        return format.format(hundredths / 10_000.0);
    }

    /** How long ago, or in how long, in the largest whole unit. */
    public String ago(Frame frame, Instant at) {
        Duration past = Duration.between(at, now);
        Duration distance = past.abs();
        String direction = past.isNegative() ? "in." : "ago.";
        if (distance.toMinutes() < 1) {
            return frame.text(direction + "moment");
        }
        if (distance.toHours() < 1) {
            return frame.text(direction + "minutes", distance.toMinutes());
        }
        if (distance.toDays() < 1) {
            return frame.text(direction + "hours", distance.toHours());
        }
        return distance.toDays() < 60 ? frame.text(direction + "days", distance.toDays()) : day(frame, at);
    }

    /** To the minute, in the store's time zone. */
    public String exact(Frame frame, Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(frame.locale())
                .format(at.atZone(zone()));
    }

    public String day(Frame frame, Instant at) {
        return day(frame, LocalDate.ofInstant(at, zone()));
    }

    public String day(Frame frame, LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(frame.locale())
                .format(day);
    }

    public ZoneId zone() {
        return who.store().profile().timeZone();
    }
}
