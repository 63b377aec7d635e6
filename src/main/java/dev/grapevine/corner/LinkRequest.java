package dev.grapevine.corner;

import dev.grapevine.kernel.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * That somebody wants a link to the corner mailed. Nothing of it is believed before the link is opened, which proves that
 * the mailbox is hers.
 *
 * @param firstName as she wrote it, at most 100 characters; null for who only signs in
 * @param consent whether she agreed to be written to
 * @param language she reads, a code of ISO 639-1
 * @param network a fingerprint of the address the request came from, or null
 */
public record LinkRequest(
        EmailAddress email,
        @Nullable String firstName,
        boolean consent,
        String language,
        @Nullable String network) {

    /** Refuses with {@link IllegalArgumentException} a name that is none. */
    public LinkRequest {
        if (firstName != null && (firstName.isBlank() || firstName.length() > 100)) {
            throw new IllegalArgumentException("A first name has 1 to 100 characters.");
        }
    }
}
