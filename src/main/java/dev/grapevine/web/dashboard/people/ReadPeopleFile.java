package dev.grapevine.web.dashboard.people;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.grapevine.web.dashboard.people.PeopleFile.Read;
import dev.grapevine.web.dashboard.people.PeopleFile.Unreadable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a merchant's file of customers: a first line of heads, then a line a person; comma, semicolon or tab between. */
public final class ReadPeopleFile {
    /** How many people a file may name. */
    public static final int MOST = 5_000;

    private final Said said;
    private final ZonedDateTime now;
    private final Map<Column, Integer> columns = new EnumMap<>(Column.class);
    private final List<String> unread = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Long> met = new HashMap<>();
    private int width;

    private ReadPeopleFile(Said said, ZonedDateTime now) {
        this.said = said;
        this.now = now;
    }

    /**
     * What the merchant says of everybody in the file.
     *
     * @param source where those agreed of whom the file doesn't say it; may be empty
     * @param bought whether all have ordered, whatever the file says
     */
    public record Said(String source, boolean bought) {}

    /** @param now in the time zone of the store, in which the file's days are */
    public static PeopleFile of(byte[] file, Said said, ZonedDateTime now) {
        ReadText read = ReadText.of(file);
        return read.trouble() != null
                ? new Unreadable(read.trouble())
                : new ReadPeopleFile(said, now).read(read.text());
    }

    private PeopleFile read(String text) {
        long at = 1;
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(separator(text))
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text)) {
            Iterator<CsvRecord> each = records.iterator();
            Optional<Trouble> trouble =
                    each.hasNext() ? heads(each.next().getFields()) : Optional.of(Trouble.of("empty"));
            while (trouble.isEmpty() && each.hasNext()) {
                CsvRecord record = each.next();
                at = record.getStartingLineNumber();
                trouble = lines.size() == MOST ? Optional.of(Trouble.of("many", MOST, at)) : Optional.empty();
                lines.add(line(record));
            }
            return trouble.or(() -> lines.isEmpty() ? Optional.of(Trouble.of("no-lines")) : Optional.empty())
                    .<PeopleFile>map(Unreadable::new)
                    .orElseGet(() -> new Read(List.copyOf(lines), columns.keySet(), List.copyOf(unread)));
        } catch (CsvParseException broken) {
            return new Unreadable(Trouble.of("quotes", at));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Whichever the first line has most of. */
    private static char separator(String text) {
        String first = text.lines().findFirst().orElse("");
        char best = ',';
        for (char one : new char[] {';', '\t'}) {
            best = count(first, one) > count(first, best) ? one : best;
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(letter -> letter == wanted).count();
    }

    private Optional<Trouble> heads(List<String> heads) {
        width = heads.size();
        for (int i = 0; i < width; i++) {
            String head = heads.get(i).strip();
            @Nullable Column column = Column.of(head).orElse(null);
            if (column == null) {
                unread.add(head);
            } else {
                @Nullable Integer before = columns.putIfAbsent(column, i);
                if (before != null) {
                    return Optional.of(
                            Trouble.of("twice", column.head(), heads.get(before).strip(), before + 1, head, i + 1));
                }
            }
        }
        return columns.containsKey(Column.EMAIL)
                ? Optional.empty()
                : Optional.of(Trouble.of("no-email", String.join(", ", heads)));
    }

    private Line line(CsvRecord record) {
        long number = record.getStartingLineNumber();
        Map<Column, String> fields = new EnumMap<>(Column.class);
        columns.forEach((column, at) -> fields.put(
                column, at < record.getFieldCount() ? record.getField(at).strip() : ""));
        String email = fields.getOrDefault(Column.EMAIL, "");
        if (record.getFieldCount() > width) {
            return new Line(number, email, null, Trouble.of("fields", record.getFieldCount(), width));
        }
        return switch (ReadLine.of(fields, said, now)) {
            case ReadLine.Right right -> {
                @Nullable Long before = met.putIfAbsent(right.mailbox(), number);
                yield before == null
                        ? new Line(number, email, right.invitee(), null)
                        : new Line(number, email, null, Trouble.of("doubled", before));
            }
            case ReadLine.Wrong(Trouble trouble) -> new Line(number, email, null, trouble);
        };
    }
}
