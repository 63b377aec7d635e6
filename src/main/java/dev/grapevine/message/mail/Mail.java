package dev.grapevine.message.mail;

import dev.grapevine.kernel.EmailAddress;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail, typed: there is no place for a header of somebody's own making.
 *
 * @param id the part before the @ of its Message-ID; the same mail tried again has the same
 * @param fromName whose name stands before our address
 * @param replyTo where answers go; null: to the sender
 * @param list the name of the list it belongs to (RFC 2919), letters, digits and dots; null: none
 * @param unsubscribe the address that stops it; null: none
 * @param oneClick whether a POST there stops it without a question (RFC 8058), which needs https
 * @param language by ISO 639-1
 */
public record Mail(
        String id,
        String fromName,
        @Nullable EmailAddress replyTo,
        EmailAddress to,
        String subject,
        String html,
        String plain,
        @Nullable String list,
        @Nullable URI unsubscribe,
        boolean oneClick,
        String language,
        Instant at) {

    /** Hides to whom, because logs outlive an erasure. */
    @Override
    public String toString() {
        return "Mail[" + id + "]";
    }
}
