package dev.grapevine.web.corner;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.Preference;
import dev.grapevine.corner.ErasureRequests;
import dev.grapevine.customer.Customer;
import dev.grapevine.program.AdvocateRule;
import dev.grapevine.program.Flow;
import dev.grapevine.program.Phrase;
import dev.grapevine.program.RewardKind;
import dev.grapevine.program.RunningProgram;
import dev.grapevine.program.Terms;
import dev.grapevine.share.CouponCodes;
import dev.grapevine.web.corner.CornerView.Way;
import dev.grapevine.web.shopper.ShopPage;
import dev.grapevine.web.shopper.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts together the page of whoever is signed in: what is hers is there for everybody, and what is for sharing for those who
 * may recommend now.
 */
@Component
class ShowCorner {
    private static final String NOT_YET = "corner.not-yet";

    private final CouponCodes codes;
    private final Friends friends;
    private final RewardsShown rewards;
    private final FindMailWanted mailWanted;
    private final ErasureRequests erasures;

    ShowCorner(
            CouponCodes codes,
            Friends friends,
            RewardsShown rewards,
            FindMailWanted mailWanted,
            ErasureRequests erasures) {
        this.codes = codes;
        this.friends = friends;
        this.rewards = rewards;
        this.mailWanted = mailWanted;
        this.erasures = erasures;
    }

    /**
     * @param open the program that takes friends now
     * @param older how far back the lists are looked at
     * @param typed what could not be taken of a form that was just sent
     */
    CornerView view(
            ShopPage shop,
            Customer customer,
            Optional<Advocate> advocate,
            Optional<RunningProgram> open,
            Older older,
            Typed typed) {
        Words words = shop.words();
        @Nullable String apart = apart(advocate, open);
        @Nullable Preference preference = advocate.map(Advocate::preference).orElse(null);
        RewardList earned = rewards.of(shop, customer.id(), older, typed);
        return new CornerView(
                apart == null ? greeting(words, customer) : words.text(apart + ".title", shop.name()),
                apart == null
                        ? promise(words, open.orElseThrow(), offer(words, open.orElseThrow()))
                        : words.text(apart + ".text", shop.name()),
                NOT_YET.equals(apart),
                apart == null ? sharing(shop, advocate.orElseThrow(), open.orElseThrow()) : null,
                advocate.isPresent(),
                advocate.map(one -> friends.of(shop, one.id(), older)).orElse(FriendList.NONE),
                earned,
                rewards.balances(shop, customer.id()),
                apart == null && earned.choices().isEmpty()
                        ? ways(words, open.orElseThrow().terms(), preference)
                        : List.of(),
                mailWanted.of(shop.id(), customer),
                erasures.has(shop.id(), customer.id()),
                typed);
    }

    /** The offer, and the reward of the first friend. */
    static String promise(Words words, RunningProgram running, String offer) {
        Phrase reward = Phrase.of(running.terms().advocateReward().tier(1).options());
        return words.text("corner.promise", offer, words.phrase(reward));
    }

    private static String offer(Words words, RunningProgram running) {
        return words.phrase(Phrase.of(running.terms().friendOffer().discount()));
    }

    /** Why she has nothing to share, as the beginning of two texts' keys; null where she has. */
    private static @Nullable String apart(Optional<Advocate> advocate, Optional<RunningProgram> open) {
        return switch (advocate.map(Advocate::state).orElse(null)) {
            case WAITING -> "corner.waiting";
            case BANNED -> "corner.banned";
            case ACTIVE -> open.isPresent() ? null : "corner.closed";
            case null ->
                open.map(now -> now.terms().advocates().who() == AdvocateRule.Who.SEGMENT
                                ? "corner.by-choice"
                                : NOT_YET)
                        .orElse("corner.closed");
        };
    }

    private static String greeting(Words words, Customer customer) {
        return customer.firstName() == null
                ? words.text("corner.title")
                : words.text("corner.title.named", customer.firstName());
    }

    private Sharing sharing(ShopPage shop, Advocate advocate, RunningProgram running) {
        String link = shop.address("/r/" + advocate.linkToken());
        String offer = offer(shop.words(), running);
        return new Sharing(
                link,
                running.terms().flows().contains(Flow.COUPON_CODE)
                        ? codes.ofAdvocate(
                                        shop.id(), advocate, running.program().id())
                                .display()
                        : null,
                shop.words().text("share.text.device", offer, shop.name()),
                QrCode.of(link + "?c=qr"),
                ShareButton.all(shop, link, offer));
    }

    /** As what she can be rewarded in any tier, and from which friend on where it is not the first. */
    private static List<Way> ways(Words words, Terms terms, @Nullable Preference preference) {
        List<Way> ways = new ArrayList<>();
        for (RewardWays.Offered one : RewardWays.offered(terms)) {
            RewardKind kind = one.option().kind();
            String phrase = words.phrase(Phrase.of(one.option()));
            ways.add(new Way(
                    RewardWays.code(kind),
                    one.from() == 1 ? phrase : words.text("corner.ways.from", phrase, one.from()),
                    preference != null && preference.kind() == kind,
                    kind == RewardKind.DONATION ? terms.charities() : List.of(),
                    preference != null && preference.kind() == kind ? preference.charity() : null));
        }
        if (!ways.isEmpty()) {
            ways.add(new Way("", words.text("corner.ways.ask"), preference == null, List.of(), null));
        }
        return ways;
    }
}
