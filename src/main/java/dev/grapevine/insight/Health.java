package dev.grapevine.insight;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the programme runs.
 *
 * @param program the name of one that is live and within its dates, or null
 * @param lastOrder when the shop last told of an order, or null
 * @param lastVisit when a person last came by a share link, or null
 * @param invited whether anybody was ever asked to recommend
 */
public record Health(
        @Nullable String program,
        @Nullable Instant lastOrder,
        @Nullable Instant lastVisit,
        boolean invited) {}
