package dev.grapevine.demo.tour;

import dev.grapevine.demo.tour.WhatHappened.SoFar;
import java.util.List;

/** The steps in their sequence, each with what has happened of it. A function of what happened, and nothing else. */
final class PlanTour {
    private PlanTour() {}

    static List<Step> of(SoFar soFar) {
        TourWords words = new TourWords(soFar.handout());
        CustomersPart customer = new CustomersPart(soFar, words);
        FriendsPart friend = new FriendsPart(soFar, words);
        RewardsPart reward = new RewardsPart(soFar, words);
        return List.of(
                customer.buy(),
                customer.invitation(),
                customer.share(),
                friend.friendBuys(),
                friend.told(),
                friend.why(),
                friend.shopHears(),
                reward.letTimePass(),
                reward.reward(),
                reward.refund());
    }
}
