package dev.grapevine.web.dashboard;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Comma-separated values (RFC 4180) that are safe to open in a spreadsheet: a text that one would take for a formula begins
 * with an apostrophe.
 */
final class Csv {
    private Csv() {}

    static String line(Object... fields) {
        return Arrays.stream(fields).map(Object::toString).map(Csv::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String field(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("[^\",\r\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
