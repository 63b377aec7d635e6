package dev.grapevine.risk;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a signal noticed.
 *
 * @param key of the signal; a variant of its words behind a dot in {@code by}, where the args name one
 * @param weight see {@link Weight}
 * @param args for the words: what is named in them
 */
public record Noticed(String key, int weight, Map<String, String> args) {
    public Noticed {
        args = new TreeMap<>(args);
    }

    public boolean rejects() {
        return weight >= Weight.REJECTS;
    }
}
