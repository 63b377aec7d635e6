package dev.grapevine.claim;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.program.RunningProgram;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A friend who leaves an address or number to get the offer.
 *
 * @param advocate whose offer it is
 * @param running the program whose offer it is
 * @param firstName 1 to 100 characters
 * @param consent whether the friend agreed to be reminded
 * @param source where it was asked, in words that can be shown to the friend: {@code landing page}
 * @param locale the language the friend reads, a tag of BCP 47
 * @param visitId the visit on which it happened, or null
 * @param network a fingerprint of the address the request came from, or null
 */
public record ClaimRequest(
        Advocate advocate,
        RunningProgram running,
        Contact contact,
        String firstName,
        boolean consent,
        String source,
        String locale,
        @Nullable UUID visitId,
        @Nullable String network) {

    /** Refuses with {@link IllegalArgumentException} a name that is none. */
    public ClaimRequest {
        firstName = firstName.strip();
        if (firstName.isEmpty() || firstName.length() > 100) {
            throw new IllegalArgumentException("A first name has 1 to 100 characters.");
        }
    }
}
