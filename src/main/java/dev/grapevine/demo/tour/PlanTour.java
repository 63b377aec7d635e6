package dev.grapevine.demo.tour;

import dev.grapevine.attribution.Referral;
import dev.grapevine.attribution.ReferralState;
import dev.grapevine.demo.Handout;
import dev.grapevine.demo.shop.Sale;
import dev.grapevine.demo.tour.WhatHappened.SoFar;
import dev.grapevine.message.InboxMessage;
import dev.grapevine.message.MessageKind;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The steps in their sequence, each with what has happened of it. A function of what happened, and nothing else. */
final class PlanTour {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM", Locale.UK).withZone(ZoneId.of("Europe/London"));
    private static final Set<ReferralState> REVIEWED = EnumSet.of(ReferralState.APPROVED, ReferralState.REWARDED);

    private final SoFar soFar;
    private final Handout handout;
    private final String customer;
    private final String friend;

    private PlanTour(SoFar soFar) {
        this.soFar = soFar;
        this.handout = soFar.handout();
        this.customer = soFar.customer() == null ? "She" : soFar.customer().firstName();
        this.friend = soFar.friend() == null ? "the friend" : soFar.friend().firstName();
    }

    static List<Step> of(SoFar soFar) {
        PlanTour plan = new PlanTour(soFar);
        return List.of(
                plan.buy(),
                plan.invitation(),
                plan.share(),
                plan.friendBuys(),
                plan.told(),
                plan.why(),
                plan.letTimePass(),
                plan.reward(),
                plan.refund());
    }

    private Step buy() {
        @Nullable Sale sale = soFar.customer();
        return new Step(
                "customer",
                "Be a customer",
                "Buy something under any name and address. The shop tells Grapevine about the order over its API, as yours"
                        + " would.",
                sale != null,
                sale == null ? List.of() : List.of(bought(sale)),
                new Step.Link("Open the shop", handout.shopUrl()));
    }

    private static Step.Seen bought(Sale sale) {
        return new Step.Seen(
                sale.firstName() + " bought " + sale.contents() + " for " + sale.shown(sale.total()) + ", order "
                        + sale.id() + ".",
                null);
    }

    private Step invitation() {
        List<Step.Seen> seen = letters(soFar.toCustomer(), EnumSet.of(MessageKind.INVITATION, MessageKind.WELCOME));
        return new Step(
                "invitation",
                "Open the invitation",
                "A moment after the order an invitation is in the inbox, in the shop's name and colours. All mail of the demo"
                        + " lands there and none leaves. Follow its button.",
                !seen.isEmpty(),
                seen,
                inbox("Open the inbox", soFar.customer()));
    }

    private Step share() {
        List<Step.Seen> seen = new ArrayList<>();
        if (soFar.advocate() != null) {
            String link = handout.baseUrl() + "/" + handout.store() + "/r/"
                    + soFar.advocate().linkToken();
            seen.add(new Step.Seen(customer + "'s own link is " + link, link));
        }
        return new Step(
                "share",
                "Look around the corner, and copy the link",
                "The corner is her own page: her link and code, ways to share, what became of her friends, and how she wants to be"
                        + " rewarded. Copy the link. (Opened in this same browser, it shows how a friend sees it and counts"
                        + " nothing.)",
                soFar.advocate() != null,
                seen,
                new Step.Link("Open the corner", "/" + handout.store() + "/corner"));
    }

    private Step friendBuys() {
        @Nullable Sale sale = soFar.friend();
        return new Step(
                "friend",
                "Be the friend",
                "Open the link in a private window or another browser: a friend is another person, and Grapevine would notice."
                        + " Take the code, let the button carry you to the shop, spend £30 or more, and pay under another name"
                        + " and address.",
                sale != null,
                sale == null
                        ? List.of()
                        : List.of(
                                bought(sale),
                                new Step.Seen(
                                        sale.coupon() == null
                                                ? "Without a code, but from the landing page."
                                                : "The code " + sale.coupon() + " took " + sale.shown(sale.discount())
                                                        + " off.",
                                        null)),
                null);
    }

    private Step told() {
        List<Step.Seen> seen = letters(soFar.toCustomer(), EnumSet.of(MessageKind.FRIEND_BOUGHT));
        return new Step(
                "told",
                "See her told",
                "Within seconds she reads that a friend bought, and when the reward is hers if nothing is sent back.",
                !seen.isEmpty(),
                seen,
                inbox("Open the inbox", soFar.customer()));
    }

    private Step why() {
        @Nullable Referral referral = soFar.referral();
        List<Step.Seen> seen = new ArrayList<>();
        if (referral != null) {
            seen.add(new Step.Seen("The referral is " + words(referral) + ".", null));
        }
        return new Step(
                "why",
                "Be the merchant, and ask why",
                "Sign in to the dashboard as " + handout.dashboard().email() + " with the password "
                        + handout.dashboard().password()
                        + ". Find the referral and read its evidence, its verdict and what comes next.",
                referral != null,
                seen,
                new Step.Link("Open the dashboard", handout.dashboard().url()));
    }

    private static String words(Referral referral) {
        return switch (referral.state()) {
            case PURCHASED -> "noticed, and being looked at";
            case IN_REVIEW ->
                "in review" + (referral.reviewEndsAt() == null ? "" : " until " + DAY.format(referral.reviewEndsAt()));
            case HELD -> "held: it looks suspicious, and the merchant decides in the dashboard";
            case APPROVED -> "approved";
            case REWARDED -> "rewarded";
            case RETURNED -> "returned: the purchase was sent back";
            case REJECTED -> "rejected" + (referral.reason() == null ? "" : " (" + referral.reason() + ")");
            case DISQUALIFIED -> "taken out by a person";
            case EXPIRED -> "expired: the order never came far enough";
        };
    }

    private Step letTimePass() {
        @Nullable Referral referral = soFar.referral();
        boolean done = referral != null
                && (REVIEWED.contains(referral.state()) || referral.times().approved() != null);
        return new Step(
                "clock",
                "Let two weeks pass",
                "A reward waits until the order can hardly be sent back any more. Move the demo's clock, and everything that is due"
                        + " by then happens now.",
                done,
                done && referral != null
                        ? List.of(new Step.Seen("The review is over: the referral is " + words(referral) + ".", null))
                        : List.of(),
                null);
    }

    private Step reward() {
        List<Step.Seen> seen = letters(
                soFar.toCustomer(),
                EnumSet.of(MessageKind.CHOOSE_REWARD, MessageKind.REWARD_EARNED, MessageKind.DONATION_RECEIPT));
        return new Step(
                "reward",
                "Choose the reward",
                "The store lets her choose: a coupon, store credit, coins, cash or a donation. She chooses in her corner, once or for"
                        + " good; a coupon works in the shop at once.",
                !seen.isEmpty(),
                seen,
                inbox("Open the inbox", soFar.customer()));
    }

    private Step refund() {
        @Nullable Sale sale = soFar.friend();
        boolean back = sale != null && sale.refunded() > 0;
        return new Step(
                "refund",
                "Send something back",
                "As " + friend
                        + ", in the private window, send half or all of the order back under My orders. A reward that was"
                        + " paid already is taken back by as much; look at the referral's timeline again.",
                back,
                back && sale != null
                        ? List.of(new Step.Seen(
                                sale.shown(sale.refunded()) + " of " + sale.shown(sale.total()) + " was given back.",
                                null))
                        : List.of(),
                new Step.Link("My orders", handout.shopUrl() + "/orders"));
    }

    private List<Step.Seen> letters(List<InboxMessage> letters, Set<MessageKind> kinds) {
        return letters.stream()
                .filter(letter -> kinds.contains(letter.kind()))
                .limit(3)
                .map(letter -> new Step.Seen(
                        "“" + letter.subject() + "” to " + letter.to().original(),
                        handout.inboxUrl() + "/" + letter.idText()))
                .toList();
    }

    private Step.Link inbox(String text, @Nullable Sale whose) {
        String only = whose == null
                ? ""
                : "?to=" + java.net.URLEncoder.encode(whose.email(), java.nio.charset.StandardCharsets.UTF_8);
        return new Step.Link(text, handout.inboxUrl() + only);
    }
}
