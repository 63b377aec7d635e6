package dev.grapevine.message;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The words of a message, with {@code {{variables}}}. Plain text: whatever it contains is shown as it is written, never run
 * as HTML.
 *
 * @param subject one line
 * @param preheader what mail programs show beside the subject
 * @param heading the largest words of the mail
 * @param body paragraphs, with an empty line between two
 * @param button on it
 * @param note small words below the button; may be empty
 */
public record Wording(String subject, String preheader, String heading, String body, String button, String note) {

    /** Its parts by name, as a form's fields are. */
    public Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("subject", subject);
        parts.put("preheader", preheader);
        parts.put("heading", heading);
        parts.put("body", body);
        parts.put("button", button);
        parts.put("note", note);
        return parts;
    }
}
