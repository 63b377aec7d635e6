package dev.grapevine.web.api.message;

import dev.grapevine.message.Wording;
import org.jspecify.annotations.Nullable;

/** The words of a template as a caller writes them: Grapevine's own stand for a part that is left out. */
record WordingAsked(
        @Nullable String subject,
        @Nullable String preheader,
        @Nullable String heading,
        @Nullable String body,
        @Nullable String button,
        @Nullable String note) {

    boolean isEmpty() {
        return subject == null
                && preheader == null
                && heading == null
                && body == null
                && button == null
                && note == null;
    }

    Wording over(Wording standard) {
        return new Wording(
                either(subject, standard.subject()),
                either(preheader, standard.preheader()),
                either(heading, standard.heading()),
                either(body, standard.body()),
                either(button, standard.button()),
                either(note, standard.note()));
    }

    private static String either(@Nullable String asked, String standard) {
        return asked == null ? standard : asked.strip();
    }
}
