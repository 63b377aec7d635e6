package dev.grapevine.web.api.message;

import dev.grapevine.message.Template;
import dev.grapevine.message.Wording;
import dev.grapevine.web.page.Texts;
import java.util.List;
import java.util.Locale;

/**
 * The words that a kind of message has in a language.
 *
 * @param own whether they are the store's; else they are Grapevine's
 * @param body paragraphs, with an empty line between two
 * @param variables all that they may name
 */
record TemplateShown(
        String kind,
        String language,
        boolean own,
        String subject,
        String preheader,
        String heading,
        String body,
        String button,
        String note,
        List<VariableShown> variables) {

    /** @param says what stands in its place */
    record VariableShown(String name, String says) {}

    static TemplateShown of(Template template, Texts texts) {
        Wording wording = template.wording();
        return new TemplateShown(
                template.kind().code(),
                template.language().code(),
                template.own(),
                wording.subject(),
                wording.preheader(),
                wording.heading(),
                wording.body(),
                wording.button(),
                wording.note(),
                template.kind().variables().stream()
                        .map(name -> new VariableShown(name, texts.text(Locale.ENGLISH, "variable." + name)))
                        .toList());
    }
}
