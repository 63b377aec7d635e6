package dev.grapevine.web.corner;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's rewards: first those that wait for her word, then the newest.
 *
 * @param older where those before them are found, or null
 */
public record RewardList(List<RewardLine> lines, @Nullable String older) {

    /** Whether the store has to know where to send her cash. */
    public boolean asksDetails() {
        return lines.stream().anyMatch(RewardLine::asksDetails);
    }
}
