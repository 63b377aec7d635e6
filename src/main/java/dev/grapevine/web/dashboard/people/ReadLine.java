package dev.grapevine.web.dashboard.people;

import dev.grapevine.customer.Consent;
import dev.grapevine.customer.Person;
import dev.grapevine.journey.Invitee;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.Parsed;
import dev.grapevine.web.dashboard.people.ReadPeopleFile.Said;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One line of a file as a person; the first thing that is wrong with it is what is told. */
final class ReadLine {
    private static final int LONGEST = 255;
    /** As for orders: whatever lies before is a slip of the pen. */
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    sealed interface Outcome {}

    record Right(Invitee invitee, String mailbox) implements Outcome {}

    record Wrong(Trouble trouble) implements Outcome {}

    private final Map<Column, String> fields;
    private final Said said;
    private final ZonedDateTime now;
    private final List<Trouble> troubles = new ArrayList<>();

    private ReadLine(Map<Column, String> fields, Said said, ZonedDateTime now) {
        this.fields = fields;
        this.said = said;
        this.now = now;
    }

    static Outcome of(Map<Column, String> fields, Said said, ZonedDateTime now) {
        return new ReadLine(fields, said, now).read();
    }

    private Outcome read() {
        @Nullable EmailAddress email = email();
        @Nullable String id = text(Column.CUSTOMER_ID);
        @Nullable String first = text(Column.FIRST_NAME);
        @Nullable String last = text(Column.LAST_NAME);
        @Nullable Consent consent = consent();
        boolean bought = bought();
        if (email == null || !troubles.isEmpty()) {
            return new Wrong(troubles.getFirst());
        }
        boolean dated = !field(Column.CONSENT_AT).isEmpty();
        return new Right(
                new Invitee(
                        new Person(id, email, null, first, last, language()), consent, dated, bought || said.bought()),
                email.canonical());
    }

    private void wrong(String key, Object... named) {
        troubles.add(Trouble.of(key, named));
    }

    private String field(Column column) {
        return fields.getOrDefault(column, "");
    }

    private @Nullable EmailAddress email() {
        if (field(Column.EMAIL).isEmpty()) {
            wrong("no-address");
            return null;
        }
        return switch (EmailAddress.parse(field(Column.EMAIL))) {
            case Parsed.Value<EmailAddress>(EmailAddress address) -> address;
            case Parsed.Refused<EmailAddress>(String problem) -> {
                wrong("address", problem);
                yield null;
            }
        };
    }

    private @Nullable String text(Column column) {
        String text = field(column);
        if (text.length() > LONGEST) {
            wrong("long", column.head(), LONGEST);
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    /** What is no language tag is left out: her letter is then in the shop's language. */
    private @Nullable String language() {
        String tag = field(Column.LANGUAGE).replace('_', '-');
        try {
            return tag.isEmpty()
                    ? null
                    : new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
        } catch (IllformedLocaleException noTag) {
            return null;
        }
    }

    private @Nullable Consent consent() {
        String word = field(Column.ACCEPTS_MARKETING);
        if (word.isEmpty()) {
            return null;
        }
        @Nullable YesOrNo answer = YesOrNo.of(word).orElse(null);
        if (answer == null) {
            wrong("consent", Column.ACCEPTS_MARKETING.head(), word);
            return null;
        }
        String source = field(Column.CONSENT_SOURCE).isEmpty() ? said.source() : field(Column.CONSENT_SOURCE);
        boolean given = answer == YesOrNo.YES;
        if (given && source.isEmpty()) {
            wrong("source", Column.CONSENT_SOURCE.head());
            return null;
        }
        @Nullable Instant at = consentAt();
        return at == null
                ? null
                : new Consent(
                        Consent.Purpose.MARKETING,
                        Consent.Channel.EMAIL,
                        given,
                        source.isEmpty() ? "–" : source.substring(0, Math.min(source.length(), LONGEST)),
                        at);
    }

    private @Nullable Instant consentAt() {
        String written = field(Column.CONSENT_AT);
        if (written.isEmpty()) {
            return now.toInstant();
        }
        try {
            Instant at = written.length() <= 10
                    ? LocalDate.parse(written).atStartOfDay(now.getZone()).toInstant()
                    : OffsetDateTime.parse(written).toInstant().truncatedTo(ChronoUnit.MICROS);
            if (at.isBefore(EARLIEST)) {
                wrong("past", Column.CONSENT_AT.head(), written);
            } else if (at.isAfter(now.toInstant())) {
                wrong("future", Column.CONSENT_AT.head(), written);
            } else {
                return at;
            }
        } catch (DateTimeException noMoment) {
            wrong("day", Column.CONSENT_AT.head(), written);
        }
        return null;
    }

    private boolean bought() {
        String orders = field(Column.ORDERS);
        if (!orders.matches("\\d{0,9}")) {
            wrong("orders", Column.ORDERS.head(), orders);
        }
        return !orders.matches("0*");
    }
}
