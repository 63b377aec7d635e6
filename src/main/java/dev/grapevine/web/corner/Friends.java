package dev.grapevine.web.corner;

import dev.grapevine.attribution.ClaimedOffer;
import dev.grapevine.attribution.ClaimedOffers;
import dev.grapevine.attribution.Referral;
import dev.grapevine.attribution.ReferralFilter;
import dev.grapevine.attribution.Referrals;
import dev.grapevine.journey.FriendNames;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Page;
import dev.grapevine.web.corner.FriendLine.Step;
import dev.grapevine.web.shopper.ShopPage;
import dev.grapevine.web.shopper.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells an advocate what became of her friends, the newest first, and nothing that a friend did not tell her herself: who
 * asked for the offer under a name, and who bought.
 */
@Component
class Friends {
    private static final Limit OFFERS = new Limit(20);

    private final ClaimedOffers offers;
    private final Referrals referrals;
    private final FriendNames names;

    Friends(ClaimedOffers offers, Referrals referrals, FriendNames names) {
        this.offers = offers;
        this.referrals = referrals;
        this.names = names;
    }

    FriendList of(ShopPage shop, UUID advocateId, Older older) {
        Words words = shop.words();
        Page<ClaimedOffer> waiting = offers.waiting(shop.id(), advocateId, OFFERS, older.offers());
        Page<Referral> bought =
                referrals.list(shop.id(), ReferralFilter.ofAdvocate(advocateId), Limit.DEFAULT, older.friends());
        Map<UUID, String> known = names.of(shop.id(), bought.data());
        int opened = offers.opened(shop.id(), advocateId);
        return new FriendList(
                waiting.data().stream().map(offer -> line(words, offer)).toList(),
                Older.link(Older.OFFERS, waiting.next()),
                bought.data().stream()
                        .map(referral -> line(words, referral, known.get(referral.id())))
                        .toList(),
                Older.link(Older.FRIENDS, bought.next()),
                opened == 0 ? null : words.text("corner.friends.opened", opened));
    }

    private static FriendLine line(Words words, ClaimedOffer offer) {
        String name = offer.firstName() == null ? words.text("corner.friend") : offer.firstName();
        if (offer.hasEnded()) {
            return new FriendLine(name, words.text("corner.friend.offer.ended"), "no", List.of());
        }
        @Nullable Instant ends = offer.endsAt();
        return new FriendLine(
                name,
                ends == null
                        ? words.text("corner.friend.offer")
                        : words.text("corner.friend.offer.until", words.day(ends)),
                "open",
                List.of());
    }

    private static FriendLine line(Words words, Referral referral, @Nullable String known) {
        String name = known == null ? words.text("corner.friend") : known;
        return switch (referral.state()) {
            case PURCHASED, IN_REVIEW -> waiting(words, referral, name);
            case HELD -> new FriendLine(name, words.text("corner.friend.held"), "open", List.of());
            case APPROVED, REWARDED -> {
                Instant at = referral.times().rewarded() == null
                        ? referral.changedAt()
                        : referral.times().rewarded();
                yield new FriendLine(name, words.text("corner.friend.rewarded", words.day(at)), "yes", List.of());
            }
            case RETURNED -> new FriendLine(name, words.text("corner.friend.returned"), "no", List.of());
            case REJECTED, DISQUALIFIED ->
                new FriendLine(name, words.text("corner.friend.rejected" + why(referral)), "no", List.of());
            case EXPIRED -> new FriendLine(name, words.text("corner.friend.expired"), "no", List.of());
        };
    }

    /** The condition that it failed, and nothing about the friend: what the fraud rules or a person said stays theirs. */
    private static String why(Referral referral) {
        return switch (referral.reason() == null ? "" : referral.reason()) {
            case "self" -> ".self";
            case "not_new" -> ".new";
            case "later_order" -> ".later";
            case "below_minimum" -> ".minimum";
            case "product_not_included" -> ".products";
            case "outside_window", "code_ended" -> ".late";
            default -> "";
        };
    }

    private static FriendLine waiting(Words words, Referral referral, String name) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(words.text("corner.step.bought", words.day(referral.purchasedAt())), true));
        @Nullable Instant ends = referral.reviewEndsAt();
        if (ends == null) {
            steps.add(new Step(words.text("corner.step.sent"), false));
            return new FriendLine(name, words.text("corner.friend.bought"), "open", steps);
        }
        steps.add(new Step(words.text("corner.step.reward", words.day(ends)), false));
        return new FriendLine(name, words.text("corner.friend.waiting", words.day(ends)), "open", steps);
    }
}
