package dev.grapevine.web.dashboard.people;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.grapevine.customer.Consent;
import dev.grapevine.customer.Person;
import dev.grapevine.journey.Invitee;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The same file with nothing in it but what was understood: what is kept from a page's question to its answer. */
final class WritePeopleFile {
    private WritePeopleFile() {}

    static String of(List<Invitee> people) {
        StringWriter file = new StringWriter();
        CsvWriter writer = CsvWriter.builder().bufferSize(0).build(file);
        writer.writeRecord(Arrays.stream(Column.values()).map(Column::head).toList());
        people.forEach(one -> writer.writeRecord(Arrays.stream(Column.values())
                .map(column -> Objects.requireNonNullElse(field(one, column), ""))
                .toList()));
        return file.toString();
    }

    private static @Nullable String field(Invitee one, Column column) {
        Person person = one.person();
        @Nullable Consent consent = one.consent();
        return switch (column) {
            case EMAIL -> person.email() == null ? null : person.email().original();
            case FIRST_NAME -> person.firstName();
            case LAST_NAME -> person.lastName();
            case LANGUAGE -> person.locale();
            case CUSTOMER_ID -> person.externalId();
            case ACCEPTS_MARKETING -> consent == null ? null : consent.given() ? "yes" : "no";
            case CONSENT_AT ->
                consent == null || !one.dated() ? null : consent.at().toString();
            case CONSENT_SOURCE -> consent == null ? null : consent.source();
            case ORDERS -> one.bought() ? "1" : null;
        };
    }
}
