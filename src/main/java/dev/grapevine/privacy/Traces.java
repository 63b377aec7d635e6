package dev.grapevine.privacy;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * By what a person may be met.
 *
 * @param advocate what she is as an advocate, or null
 * @param addresses her e-mail addresses, as written and canonical, and her numbers
 * @param accounts the shop's own ids of her, which may be as short as one digit and are found only where they stand alone
 * @param names what she is called, in mails to her friends and advocates
 * @param codes her own codes, which begin with her name
 */
record Traces(
        UUID customer,
        @Nullable UUID advocate,
        List<String> addresses,
        List<String> accounts,
        List<String> names,
        List<String> codes) {
    /** A condition on a row {@code i} of the inbox, with {@link #addressValues} and {@link #accountPattern}. */
    static final String NAMES_HER = """
            exists (select from unnest(:values) as w (word) where strpos(lower(i.body), w.word) > 0)
            or i.body ~ cast(:accounts as text)
            """;

    /** What a regular expression of the database might take for more than itself. */
    private static final Pattern PLAIN = Pattern.compile("[^\\p{L}\\p{N}]");

    String[] addressTexts() {
        return addresses.toArray(String[]::new);
    }

    /** Everything that may stand in a sentence. */
    String[] words() {
        return Stream.concat(addresses.stream(), names.stream()).toArray(String[]::new);
    }

    /** Her addresses as the values that JSON has of them, in small letters. */
    String[] addressValues() {
        return quoted(addresses).map(text -> text.toLowerCase(Locale.ROOT)).toArray(String[]::new);
    }

    /**
     * A regular expression for her accounts where JSON tells of a customer; null, which matches nothing, where she has none: one
     * of no alternatives would match the empty account that a shop tells of each of its guests.
     */
    @Nullable
    String accountPattern() {
        if (accounts.isEmpty()) {
            return null;
        }
        return "\"customer\"\\s*:\\s*\\{[^{}]*\"external_id\"\\s*:\\s*\"("
                + quoted(accounts)
                        .map(text -> text.substring(1, text.length() - 1))
                        .map(text -> PLAIN.matcher(text).replaceAll("\\\\$0"))
                        .collect(Collectors.joining("|"))
                + ")\"";
    }

    private static Stream<String> quoted(List<String> texts) {
        return texts.stream().map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
    }
}
