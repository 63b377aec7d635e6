package dev.grapevine.web.corner;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of her rewards.
 *
 * @param id outside, for the form
 * @param what the amount or thing
 * @param state a sentence
 * @param code to be used in the shop, or null
 * @param ways as what it can come, while she has to say; else empty
 * @param asksDetails whether the store waits for where to send the money
 */
public record RewardLine(
        String id, String what, String state, @Nullable String code, List<CornerView.Way> ways, boolean asksDetails) {}
