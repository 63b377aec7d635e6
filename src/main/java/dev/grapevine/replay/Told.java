package dev.grapevine.replay;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order as it is told, and what is to become of it.
 *
 * @param first whether it is its customer's first of the file
 * @param underAlias whether the buyer comes as a guest under another spelling of her address
 * @param paid when it was placed, which is so long ago that its review is over; one that is not paid yet waits
 */
record Told(
        Purchase purchase,
        Instant placedAt,
        Shopper buyer,
        boolean first,
        boolean underAlias,
        boolean paid,
        @Nullable Tip tip,
        @Nullable Returned returned,
        Truth truth) {

    String externalId() {
        return "replay-" + purchase.orderNo();
    }

    boolean isHistory() {
        return truth == Truth.HISTORY;
    }

    boolean isReturnedWhole() {
        return returned != null && returned.whole();
    }
}
