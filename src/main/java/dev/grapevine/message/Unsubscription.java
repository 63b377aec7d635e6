package dev.grapevine.message;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a request to unsubscribe. */
public sealed interface Unsubscription {

    /**
     * She gets no more of it; asked twice, the same.
     *
     * @param address with most letters hidden, as {@code a…@example.com}, to tell her which
     * @param reason what stops: invitations alone, or all that she doesn't ask for
     */
    record Done(UUID storeId, String address, Suppression.Reason reason) implements Unsubscription {}

    /**
     * The token is not one of ours, or was mangled on the way.
     *
     * @param storeId which it names by what is left of it, whether or not there is one; null where it is too short for that
     */
    record Unknown(@Nullable UUID storeId) implements Unsubscription {}
}
