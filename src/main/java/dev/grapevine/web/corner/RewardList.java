package dev.grapevine.web.corner;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's rewards.
 *
 * @param choices those that wait for her to say as what they come
 * @param lines the rest: first those that ask where the money goes, then the newest
 * @param older where those before them are found, or null
 */
public record RewardList(
        List<RewardLine> choices,
        List<RewardLine> lines,
        @Nullable String older) {

    /** Whether the store has to know where to send her cash. */
    public boolean asksDetails() {
        return lines.stream().anyMatch(RewardLine::asksDetails);
    }
}
