package dev.grapevine.ledger;

import dev.grapevine.kernel.Ids;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A posting about to be written.
 *
 * @param of the posting it settles, voids or reverses
 * @param stripe the row it counts in of each open account's balance; the same for all that follows from one posting, so that
 *     two who act on it at once meet at the same rows and wait for each other
 * @param digest tells its content from another's
 */
record Posting(
        UUID id,
        String key,
        Kind kind,
        @Nullable UUID of,
        int stripe,
        String digest,
        @Nullable String memo,
        List<Entry> entries) {

    /** Made only after its balances are locked, so that of two that wait for each other the later has the higher id. */
    static Posting of(
            String key,
            Kind kind,
            @Nullable UUID of,
            int stripe,
            String digest,
            @Nullable String memo,
            List<Entry> entries) {
        return new Posting(Ids.newId(), key, kind, of, stripe, digest, memo, List.copyOf(entries));
    }
}
