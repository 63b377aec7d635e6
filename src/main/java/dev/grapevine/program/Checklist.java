package dev.grapevine.program;

import java.util.List;

/**
 * What a program needs before it is live, in the order in which a merchant sets it up.
 *
 * @param items all of them, done or not
 */
public record Checklist(List<Item> items) {

    /**
     * One thing to have.
     *
     * @param key for finding the place where it is set: {@code website}
     * @param needed whether the program can't go live without it; otherwise it is advice
     * @param says what it is, for the merchant
     */
    public record Item(String key, boolean done, boolean needed, String says) {}

    public Checklist {
        items = List.copyOf(items);
    }

    /** Whether everything needed is there. */
    public boolean isReady() {
        return items.stream().allMatch(item -> item.done() || !item.needed());
    }

    /** What is missing, needed or advised. */
    public List<Item> missing() {
        return items.stream().filter(item -> !item.done()).toList();
    }
}
