package dev.grapevine.demo.tour;

import dev.grapevine.attribution.Referral;
import dev.grapevine.demo.Handout;
import dev.grapevine.demo.shop.Sale;
import dev.grapevine.demo.tour.WhatHappened.SoFar;
import dev.grapevine.message.MessageKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The friend: she buys, the customer hears of it, and the merchant asks why. */
final class FriendsPart {
    private final SoFar soFar;
    private final Handout handout;
    private final TourWords words;

    FriendsPart(SoFar soFar, TourWords words) {
        this.soFar = soFar;
        this.handout = soFar.handout();
        this.words = words;
    }

    Step friendBuys() {
        @Nullable Sale sale = soFar.friend();
        return new Step(
                "friend",
                "Be the friend",
                "Open the link in a private window or another browser: a friend is another person, and Grapevine notes it where two share a browser."
                        + " Take the code, let the button carry you to the shop, spend £30 or more, and pay under another name"
                        + " and address.",
                sale != null,
                sale == null
                        ? List.of()
                        : List.of(
                                TourWords.bought(sale),
                                new Step.Seen(
                                        sale.coupon() == null
                                                ? "Without a code, but from the landing page."
                                                : "The code " + sale.coupon() + " took " + sale.shown(sale.discount())
                                                        + " off.",
                                        null)),
                null);
    }

    Step told() {
        Set<MessageKind> bought = EnumSet.of(MessageKind.FRIEND_BOUGHT);
        return new Step(
                "told",
                "See her told",
                "Within seconds she reads that a friend bought, and when the reward is hers if nothing is sent back.",
                words.isRead(soFar.lookedAt(), soFar.toCustomer(), bought),
                words.letters(soFar.toCustomer(), bought),
                words.inbox("Open the inbox", soFar.customer()));
    }

    Step why() {
        @Nullable Referral referral = soFar.referral();
        String page = referral == null ? "" : "/dashboard/referrals/" + referral.idText();
        return new Step(
                "why",
                "Be the merchant, and ask why",
                "Sign in to the dashboard as " + handout.dashboard().email() + " with the password "
                        + handout.dashboard().password()
                        + ". The friend's purchase is there as a referral: read its evidence, its verdict and what comes next.",
                referral != null && soFar.lookedAt().ever(page),
                referral == null
                        ? List.of()
                        : List.of(new Step.Seen("The referral is " + TourWords.of(referral) + ".", null)),
                referral == null
                        ? new Step.Link(
                                "Open the dashboard", handout.dashboard().url())
                        : new Step.Link("Open the referral in the dashboard", handout.baseUrl() + page));
    }

    Step shopHears() {
        List<Step.Seen> seen =
                soFar.told().stream().map(says -> new Step.Seen(says, null)).toList();
        return new Step(
                "hears",
                "Be the shop, and hear of it",
                "Grapevine tells the shop's own server what happens, by signed webhooks. The shop checks each signature and keeps a"
                        + " list in its back office, as yours might act on it.",
                !seen.isEmpty()
                        && soFar.friend() != null
                        && soFar.lookedAt()
                                .since("/demo-shop/told", soFar.friend().at()),
                seen,
                new Step.Link("What Grapevine told the shop", handout.shopUrl() + "/told"));
    }
}
