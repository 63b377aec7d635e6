package dev.grapevine.demo.tour;

import dev.grapevine.attribution.Referral;
import dev.grapevine.attribution.ReferralState;
import dev.grapevine.demo.Handout;
import dev.grapevine.demo.shop.Sale;
import dev.grapevine.demo.tour.WhatHappened.SoFar;
import dev.grapevine.message.MessageKind;
import dev.grapevine.reward.Reward;
import dev.grapevine.reward.Side;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The reward: time passes, it is chosen, and a return takes it back. */
final class RewardsPart {
    private static final Set<ReferralState> REVIEWED = EnumSet.of(ReferralState.APPROVED, ReferralState.REWARDED);

    private final SoFar soFar;
    private final Handout handout;
    private final TourWords words;
    private final String friend;

    RewardsPart(SoFar soFar, TourWords words) {
        this.soFar = soFar;
        this.handout = soFar.handout();
        this.words = words;
        this.friend = soFar.friend() == null ? "the friend" : soFar.friend().firstName();
    }

    Step letTimePass() {
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
                        ? List.of(new Step.Seen(
                                "The review is over: the referral is " + TourWords.of(referral) + ".", null))
                        : List.of(),
                null);
    }

    Step reward() {
        List<Step.Seen> seen = words.letters(
                soFar.toCustomer(),
                EnumSet.of(MessageKind.CHOOSE_REWARD, MessageKind.REWARD_EARNED, MessageKind.DONATION_RECEIPT));
        return new Step(
                "reward",
                "Choose the reward",
                "The store lets her choose: a coupon, store credit, coins, cash or a donation. She chooses in her corner, below Your"
                        + " rewards, once or for good; a coupon works in the shop at once.",
                soFar.rewards().stream().anyMatch(RewardsPart::isChosen),
                seen,
                new Step.Link("Open the corner", "/" + handout.store() + "/corner"));
    }

    private static boolean isChosen(Reward reward) {
        return reward.side() == Side.ADVOCATE && reward.kind() != null && reward.releasedAt() != null;
    }

    Step refund() {
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
}
