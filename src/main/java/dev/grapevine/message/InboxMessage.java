package dev.grapevine.message;

import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import java.time.Instant;
import java.util.UUID;

/**
 * A message in the built-in inbox.
 *
 * @param html a whole document; show it in a sandboxed frame
 */
public record InboxMessage(
        UUID id, MessageKind kind, EmailAddress to, Instant at, String subject, String html, String plain) {

    /** The id outside: {@code msg_…}. */
    public String idText() {
        return Ids.text(IdKind.MESSAGE, id);
    }
}
