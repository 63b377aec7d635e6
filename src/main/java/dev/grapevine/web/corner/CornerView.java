package dev.grapevine.web.corner;

import dev.grapevine.program.Charity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page of whoever is signed in.
 *
 * @param title a greeting, or what is so while she has nothing to share
 * @param lead what a friend gets and what she gets, in a sentence; or why there is nothing to share
 * @param orders whether an order in the shop is all that she needs to have something to share
 * @param sharing null while she has nothing to share
 * @param recommends whether she is an advocate, in whatever state
 * @param ways none where she has no choice, and while a reward waits that asks the same
 * @param mail null where no address of hers is known
 * @param gone whether she asked to be forgotten
 * @param typed what could not be taken of a form that was just sent
 */
public record CornerView(
        String title,
        String lead,
        boolean orders,
        @Nullable Sharing sharing,
        boolean recommends,
        FriendList friends,
        RewardList rewards,
        Map<String, String> balances,
        List<Way> ways,
        @Nullable MailWanted mail,
        boolean gone,
        Typed typed) {

    /**
     * A way of being rewarded.
     *
     * @param kind the code of the kind; empty for being asked each time
     * @param charities among which she chooses whom it goes to; else empty
     * @param charity the key of the one that is chosen, or null
     */
    public record Way(
            String kind,
            String text,
            boolean chosen,
            List<Charity> charities,
            @Nullable String charity) {}
}
