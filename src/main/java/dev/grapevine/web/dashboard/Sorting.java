package dev.grapevine.web.dashboard;

import dev.grapevine.kernel.Sorted;
import dev.grapevine.reward.BySize;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How an address says from which end a list is read; the usual one, the newest first, is not said. */
final class Sorting {
    static final String NAME = "sort";

    private Sorting() {}

    static Sorted of(Map<String, String> typed) {
        return "oldest".equals(typed.get(NAME)) ? Sorted.OLDEST_FIRST : Sorted.NEWEST_FIRST;
    }

    /** Null where the list is not read by size. */
    static @Nullable BySize size(Map<String, String> typed) {
        return switch (typed.getOrDefault(NAME, "")) {
            case "largest" -> BySize.LARGEST_FIRST;
            case "smallest" -> BySize.SMALLEST_FIRST;
            default -> null;
        };
    }

    static String code(Sorted sorted) {
        return sorted == Sorted.OLDEST_FIRST ? "oldest" : "";
    }
}
