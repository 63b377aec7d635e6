package dev.grapevine.web.dashboard;

import java.util.Map;

/**
 * What a teammate typed to tie an order to an advocate, and what is wrong with it.
 *
 * @param problems by field, the key of the words that stand beside it
 */
public record TieForm(String order, String advocate, String note, Map<String, String> problems) {
    static final int LONGEST_NOTE = 1000;

    static TieForm of(Map<String, String> typed) {
        return new TieForm(field(typed, "order"), field(typed, "advocate"), field(typed, "note"), Map.of());
    }

    private static String field(Map<String, String> typed, String name) {
        String text = typed.getOrDefault(name, "").strip();
        return text.substring(0, Math.min(LONGEST_NOTE, text.length()));
    }

    TieForm wrong(Map<String, String> found) {
        return new TieForm(order, advocate, note, Map.copyOf(found));
    }
}
