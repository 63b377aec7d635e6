package dev.grapevine.web.landing;

import dev.grapevine.program.Flow;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An advocate's offer as a friend sees it.
 *
 * @param from the advocate's first name, or null where it is unknown
 * @param offer the largest thing on the page
 * @param terms in one line
 * @param details each condition in a sentence
 * @param link the share link, absolute
 * @param code to be shown, or null before the friend asks for it
 * @param visit the visit's token for the form, or null where nothing counts
 * @param shop where the button leads, or null where the store has no website
 * @param own whether the advocate looks at her own link
 * @param ask how the friend gets the code
 * @param form what a friend typed to have the code mailed
 */
public record OfferView(
        @Nullable String from,
        String offer,
        String terms,
        List<String> details,
        String link,
        @Nullable String code,
        @Nullable String visit,
        @Nullable String shop,
        boolean own,
        Ask ask,
        ClaimForm form) {

    /** How a friend gets the code. */
    public enum Ask {
        /** It is shown. */
        OPEN,
        /** It is mailed to an address. */
        MAIL,
        /** By a text message, which nobody can send yet. */
        MOBILE,
        /** Not in this browser, which says that it is a program. */
        ELSEWHERE;

        static Ask of(Set<Flow> flows) {
            return flows.contains(Flow.COUPON_CODE) ? OPEN : flows.contains(Flow.EMAIL) ? MAIL : MOBILE;
        }
    }

    /** For the round mark beside the name. */
    public String initial() {
        return from == null || from.isBlank() ? "♥" : from.substring(0, from.offsetByCodePoints(0, 1));
    }
}
