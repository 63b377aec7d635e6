package dev.grapevine.web.corner;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.Preference;
import dev.grapevine.corner.ErasureRequests;
import dev.grapevine.customer.Customer;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.message.Suppression.Reason;
import dev.grapevine.message.Suppressions;
import dev.grapevine.program.Phrase;
import dev.grapevine.program.RewardOption;
import dev.grapevine.program.RunningProgram;
import dev.grapevine.share.CouponCodes;
import dev.grapevine.web.corner.CornerView.Way;
import dev.grapevine.web.shopper.ShopPage;
import dev.grapevine.web.shopper.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts an advocate's page together. */
@Component
class ShowCorner {
    private final CouponCodes codes;
    private final Friends friends;
    private final RewardsShown rewards;
    private final Suppressions suppressions;
    private final ErasureRequests erasures;

    ShowCorner(
            CouponCodes codes,
            Friends friends,
            RewardsShown rewards,
            Suppressions suppressions,
            ErasureRequests erasures) {
        this.codes = codes;
        this.friends = friends;
        this.rewards = rewards;
        this.suppressions = suppressions;
        this.erasures = erasures;
    }

    /** @param open whether there is an offer for friends now; else there is nothing to share */
    CornerView view(ShopPage shop, Customer customer, Advocate advocate, RunningProgram running, boolean open) {
        Words words = shop.words();
        String link = shop.address("/r/" + advocate.linkToken());
        String offer = words.phrase(Phrase.of(running.terms().friendOffer().discount()));
        @Nullable Preference preference = advocate.preference();
        return new CornerView(
                open,
                customer.firstName(),
                link,
                open
                        ? codes.ofAdvocate(
                                        shop.id(), advocate, running.program().id())
                                .display()
                        : "",
                promise(words, running, offer),
                words.text("share.text.device", offer, shop.name()),
                QrCode.of(link + "?c=qr"),
                ShareButton.all(shop, link, offer),
                friends.of(shop, advocate.id()),
                rewards.of(shop, customer.id()),
                rewards.balances(shop, customer.id()),
                open ? ways(words, running, preference) : List.of(),
                preference == null ? null : preference.charity(),
                preference == null || preference.forGood(),
                running.terms().charities(),
                leaving(shop, customer));
    }

    Leaving leaving(ShopPage shop, Customer customer) {
        return new Leaving(
                customer.email() == null || getsMail(shop, customer.email()), erasures.has(shop.id(), customer.id()));
    }

    /** The reward of the first friend; where she can choose, the first kind that is offered. */
    static String promise(Words words, RunningProgram running, String offer) {
        RewardOption first = running.terms().advocateReward().tier(1).options().getFirst();
        return words.text("corner.promise", offer, words.phrase(Phrase.of(first)));
    }

    /** As what she can be rewarded, by what the first friend brings. */
    private static List<Way> ways(Words words, RunningProgram running, @Nullable Preference preference) {
        List<RewardOption> options = running.terms().advocateReward().tier(1).options();
        if (options.size() < 2) {
            return List.of();
        }
        List<Way> ways = new ArrayList<>();
        for (RewardOption option : options) {
            ways.add(new Way(
                    RewardWays.code(option.kind()),
                    words.phrase(Phrase.of(option)),
                    preference != null && preference.kind() == option.kind()));
        }
        ways.add(new Way("", words.text("corner.ways.ask"), preference == null));
        return ways;
    }

    private boolean getsMail(ShopPage shop, EmailAddress email) {
        return suppressions.of(shop.id(), email).stream()
                .noneMatch(one -> one.reason() == Reason.UNSUBSCRIBED || one.reason() == Reason.NO_INVITATIONS);
    }
}
