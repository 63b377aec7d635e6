package dev.grapevine.message.letter;

import dev.grapevine.store.Brand;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes the two forms of a letter. */
public final class LayOut {
    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);
    private static final int LINE = 74;
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private LayOut() {}

    /** A document of one column, 600 pixels at most, with its styles inline, as mail programs need it. */
    public static String html(Letter letter, Brand brand) {
        StringOutput html = new StringOutput();
        ENGINE.render(
                "mail/letter.jte",
                Map.of("letter", letter, "brand", brand, "day", Palette.day(brand), "night", Palette.night(brand)),
                html);
        return html.toString();
    }

    /** What somebody would type: paragraphs, the code and the address on lines of their own, a foot below two dashes. */
    public static String plain(Letter letter) {
        List<String> parts = new ArrayList<>();
        letter.paragraphs().forEach(paragraph -> parts.add(wrap(paragraph)));
        if (letter.code() != null) {
            parts.add(letter.codeLabel() + " " + letter.code());
        }
        if (letter.address() != null) {
            parts.add(letter.button() + ":\n" + letter.address());
        }
        if (!letter.note().isEmpty()) {
            parts.add(wrap(letter.note()));
        }
        // The signature's mark of RFC 3676, 4.3, with its space.
        parts.add("-- \n" + letter.storeName() + "\n" + wrap(letter.why()));
        if (letter.stopAddress() != null) {
            parts.add(letter.stop() + ":\n" + letter.stopAddress());
        }
        if (!letter.postalAddress().isEmpty()) {
            parts.add(letter.postalAddress());
        }
        return String.join("\n\n", parts) + "\n";
    }

    private static String wrap(String paragraph) {
        StringBuilder wrapped = new StringBuilder();
        int column = 0;
        for (String word : SPACES.splitAsStream(paragraph).toList()) {
            if (column > 0 && column + 1 + word.length() > LINE) {
                wrapped.append('\n');
                column = 0;
            } else if (column > 0) {
                wrapped.append(' ');
                column++;
            }
            wrapped.append(word);
            column += word.length();
        }
        return wrapped.toString();
    }
}
