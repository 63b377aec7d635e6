package dev.grapevine.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of a run, with each figure's ratio to the yardsticks of the same run. */
record Report(Machine machine, List<Figure> figures) {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The table as Markdown, which reads as well in a terminal. */
    String markdown() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("what", "rate/s", "p50 ms", "p99 ms", "x pgbench", "x JDBC"));
        for (Figure figure : figures) {
            rows.add(List.of(
                    figure.what(),
                    "%,.0f".formatted(figure.rate()),
                    number(figure.p50()),
                    number(figure.p99()),
                    number(ratio(figure, PgbenchYardstick.WHAT)),
                    number(ratio(figure, OneRowYardstick.WHAT))));
        }
        int[] widths = new int[rows.getFirst().size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        var text = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            text.append(line(rows.get(i), widths));
            if (i == 0) {
                text.append(rule(widths));
            }
        }
        return text + "\n" + machine.text() + "\n";
    }

    /** Writes it for people and for programs, and answers the file for people. */
    Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        String name = NAME.format(machine.at());
        Files.writeString(folder.resolve(name + ".json"), json());
        return Files.writeString(folder.resolve(name + ".md"), markdown());
    }

    private String json() {
        return new ResultJson(this).text();
    }

    @Nullable
    Double ratio(Figure figure, String yardstick) {
        Optional<Figure> found =
                figures.stream().filter(one -> one.what().startsWith(yardstick)).findFirst();
        return found.isEmpty()
                ? null
                : Double.valueOf(figure.rate() / found.get().rate());
    }

    private static String number(@Nullable Double value) {
        return value == null ? "" : "%.2f".formatted(value);
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder("|");
        for (int i = 0; i < widths.length; i++) {
            String format = i == 0 ? " %-" + widths[i] + "s |" : " %" + widths[i] + "s |";
            line.append(format.formatted(row.get(i)));
        }
        return line.append('\n').toString();
    }

    private static String rule(int[] widths) {
        var rule = new StringBuilder("|");
        for (int i = 0; i < widths.length; i++) {
            rule.append(' ').append("-".repeat(widths[i] - 1)).append(i == 0 ? "- |" : ": |");
        }
        return rule.append('\n').toString();
    }
}
