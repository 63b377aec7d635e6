package dev.grapevine.privacy;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * By what a person may be met.
 *
 * @param advocate what she is as an advocate, or null
 * @param addresses her e-mail addresses, as written and canonical, and her numbers and accounts
 * @param names what she is called, in mails to her friends and advocates
 * @param codes her own codes, which begin with her name
 */
record Traces(UUID customer, @Nullable UUID advocate, List<String> addresses, List<String> names, List<String> codes) {

    String[] addressTexts() {
        return addresses.toArray(String[]::new);
    }

    /** Everything that may stand in a sentence. */
    String[] words() {
        return java.util.stream.Stream.concat(addresses.stream(), names.stream())
                .toArray(String[]::new);
    }
}
