package dev.grapevine.replay;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Parsed;
import dev.grapevine.kernel.Unit;
import dev.grapevine.platform.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a file of orders with the columns {@code order_no,placed_on,customer_no,total_gbp}. */
final class ReadPurchases {
    static final Unit CURRENCY = Unit.currency("GBP");

    /** They become part of an address and of ids. */
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9]{1,40}");

    private ReadPurchases() {}

    /** In order of date, those of a day as they stand in the file. Refuses a file with a wrong line, which it names. */
    static List<Purchase> read(Path file) {
        if (!Files.isReadable(file)) {
            throw new CannotStart("There is no file " + file + " that can be read");
        }
        List<Purchase> purchases = new ArrayList<>();
        Set<String> numbers = new HashSet<>();
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : rows) {
                Purchase purchase = purchase(file, row);
                if (!numbers.add(purchase.orderNo())) {
                    throw wrong(file, row, "order " + purchase.orderNo() + " is there twice");
                }
                purchases.add(purchase);
            }
        } catch (CsvParseException | UncheckedIOException | IOException e) {
            throw new CannotStart(file + " is no table of comma-separated values: " + e.getMessage());
        }
        if (purchases.isEmpty()) {
            throw new CannotStart(file + " holds no orders");
        }
        purchases.sort(Comparator.comparing(Purchase::placedOn));
        return List.copyOf(purchases);
    }

    private static Purchase purchase(Path file, NamedCsvRecord row) {
        return new Purchase(
                number(file, row, "order_no"), day(file, row), number(file, row, "customer_no"), total(file, row));
    }

    private static String number(Path file, NamedCsvRecord row, String column) {
        String text = field(file, row, column);
        if (!NUMBER.matcher(text).matches()) {
            throw wrong(file, row, column + " '" + text + "' is not 1 to 40 letters and digits");
        }
        return text;
    }

    private static LocalDate day(Path file, NamedCsvRecord row) {
        String text = field(file, row, "placed_on");
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw wrong(file, row, "placed_on '" + text + "' is no day like 2011-03-01");
        }
    }

    private static Money total(Path file, NamedCsvRecord row) {
        String text = field(file, row, "total_gbp");
        return switch (Money.parse(text, CURRENCY)) {
            case Parsed.Value<Money>(Money money) when money.isPositive() -> money;
            case Parsed.Value<Money> _ -> throw wrong(file, row, "total_gbp '" + text + "' is not above zero");
            case Parsed.Refused<Money>(String problem) ->
                throw wrong(file, row, "total_gbp '" + text + "': " + problem);
        };
    }

    private static String field(Path file, NamedCsvRecord row, String column) {
        return row.findField(column)
                .orElseThrow(() -> new CannotStart(
                        file + " has no column " + column + ": it takes order_no,placed_on,customer_no,total_gbp"));
    }

    private static CannotStart wrong(Path file, NamedCsvRecord row, String what) {
        return new CannotStart(file + ", line " + row.getStartingLineNumber() + ": " + what);
    }
}
