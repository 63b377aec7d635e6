package dev.grapevine.web.dashboard;

import dev.grapevine.kernel.Sorted;
import java.util.Map;

/** How an address says from which end a list is read; the usual one, the newest first, is not said. */
final class Sorting {
    static final String NAME = "sort";

    private Sorting() {}

    static Sorted of(Map<String, String> typed) {
        return "oldest".equals(typed.get(NAME)) ? Sorted.OLDEST_FIRST : Sorted.NEWEST_FIRST;
    }

    static String code(Sorted sorted) {
        return sorted == Sorted.OLDEST_FIRST ? "oldest" : "";
    }
}
