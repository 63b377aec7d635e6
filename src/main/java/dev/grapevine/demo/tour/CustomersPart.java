package dev.grapevine.demo.tour;

import dev.grapevine.demo.Handout;
import dev.grapevine.demo.shop.Sale;
import dev.grapevine.demo.tour.WhatHappened.SoFar;
import dev.grapevine.message.MessageKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The customer: she buys, is invited, and finds her link. */
final class CustomersPart {
    private static final Set<MessageKind> INVITING = EnumSet.of(MessageKind.INVITATION, MessageKind.WELCOME);

    private final SoFar soFar;
    private final Handout handout;
    private final TourWords words;
    private final String customer;

    CustomersPart(SoFar soFar, TourWords words) {
        this.soFar = soFar;
        this.handout = soFar.handout();
        this.words = words;
        this.customer = soFar.customer() == null ? "She" : soFar.customer().firstName();
    }

    Step buy() {
        @Nullable Sale sale = soFar.customer();
        return new Step(
                "customer",
                "Be a customer",
                "Buy something under any name and address, and say that the shop may write to you: who doesn't is never"
                        + " invited. The shop tells Grapevine about the order over its API, as yours would.",
                sale != null,
                sale == null
                        ? List.of()
                        : List.of(
                                TourWords.bought(sale),
                                new Step.Seen(
                                        "The tour follows " + customer
                                                + " in every browser. It goes on with somebody else once a friend of theirs"
                                                + " has bought.",
                                        null)),
                new Step.Link("Open the shop", handout.shopUrl()));
    }

    Step invitation() {
        List<Step.Seen> seen = words.letters(soFar.toCustomer(), INVITING);
        if (seen.isEmpty() && soFar.customer() != null && !soFar.customer().keepPosted()) {
            seen = List.of(new Step.Seen(
                    customer
                            + " did not say that the shop may write to her, so no invitation comes. Buy once more with the"
                            + " same address, and say so.",
                    null));
        }
        return new Step(
                "invitation",
                "Open the invitation",
                "A moment after the order an invitation is in the inbox, in the shop's name and colours. All mail of the demo"
                        + " lands there and none leaves. Follow its button, and say"
                        + " where to mail the way in: the address you bought with.",
                soFar.inCorner() || words.isRead(soFar.lookedAt(), soFar.toCustomer(), INVITING),
                seen,
                words.inbox("Open the inbox", soFar.customer()));
    }

    Step share() {
        List<Step.Seen> seen = new ArrayList<>(words.letters(soFar.toCustomer(), EnumSet.of(MessageKind.SIGN_IN)));
        if (soFar.advocate() != null) {
            String link = handout.baseUrl() + "/" + handout.store() + "/r/"
                    + soFar.advocate().linkToken();
            seen.add(new Step.Seen(customer + "'s own link is " + link, link));
        }
        return new Step(
                "share",
                "Look around the corner, and copy the link",
                "A second letter opens the corner, her own page: her link and code, ways to share, what became of her friends, and how she wants to be"
                        + " rewarded. Copy the link. (Opened in this same browser, it shows how a friend sees it and counts"
                        + " nothing.)",
                soFar.inCorner(),
                seen,
                words.inbox("Open the inbox", soFar.customer()));
    }
}
