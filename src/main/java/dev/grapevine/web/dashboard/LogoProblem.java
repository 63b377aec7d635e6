package dev.grapevine.web.dashboard;

import java.util.List;

/**
 * What is wrong with the file of a logo.
 *
 * @param key of the words for it
 * @param named what the words name
 */
public record LogoProblem(String key, List<Object> named) {
    static LogoProblem of(String key, Object... named) {
        return new LogoProblem(key, List.of(named));
    }
}
