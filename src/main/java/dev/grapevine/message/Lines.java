package dev.grapevine.message;

import java.util.regex.Pattern;

/** Text that must stay on one line: in a header a second one would be another header, in a letter another paragraph. */
final class Lines {
    /** Control characters, line and paragraph separators, and what turns the direction of the text around it. */
    private static final Pattern BREAKING =
            Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]+");

    private Lines() {}

    static String one(String text) {
        return BREAKING.matcher(text).replaceAll(" ").strip();
    }

    /** The same, cut to a length that any mail program shows. */
    static String one(String text, int longest) {
        String line = one(text);
        return line.length() <= longest
                ? line
                : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, longest - 1))) + "…";
    }
}
