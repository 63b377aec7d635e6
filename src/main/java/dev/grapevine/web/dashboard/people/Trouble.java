package dev.grapevine.web.dashboard.people;

import java.util.List;

/**
 * What is wrong with a file or a line of it, and how to mend it.
 *
 * @param key of the words for it
 * @param named what the words name
 */
public record Trouble(String key, List<Object> named) {
    public static Trouble of(String key, Object... named) {
        return new Trouble("people.wrong." + key, List.of(named));
    }
}
