package dev.grapevine.web.corner;

import dev.grapevine.program.Charity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An advocate's page.
 *
 * @param open whether there is an offer for friends now; where not, what is for sharing is not shown
 * @param name her first name, or null
 * @param link her share link, absolute
 * @param code her own code
 * @param promise what a friend gets and what she gets, in a sentence
 * @param sheetText what the phone's share sheet is given
 * @param ways none where she has no choice
 */
public record CornerView(
        boolean open,
        @Nullable String name,
        String link,
        String code,
        String promise,
        String sheetText,
        QrCode qr,
        List<ShareButton> buttons,
        List<FriendLine> friends,
        List<RewardLine> rewards,
        Map<String, String> balances,
        List<Way> ways,
        @Nullable String charity,
        boolean forGood,
        List<Charity> charities,
        Leaving leaving) {

    /** Whether the store has to know where to send her cash. */
    public boolean asksDetails() {
        return rewards.stream().anyMatch(RewardLine::asksDetails);
    }

    /**
     * A way of being rewarded.
     *
     * @param kind the code of the kind; empty for being asked each time
     */
    public record Way(String kind, String text, boolean chosen) {}
}
