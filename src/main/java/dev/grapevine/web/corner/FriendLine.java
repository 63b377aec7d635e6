package dev.grapevine.web.corner;

import java.util.List;

/**
 * What became of one friend, for the advocate: no address, no order, no amount.
 *
 * @param name first name, or "a friend"
 * @param outcome one sentence
 * @param good {@code yes}, {@code no} or {@code open}
 * @param steps from the purchase to the reward, where it still goes that way
 */
public record FriendLine(String name, String outcome, String good, List<Step> steps) {

    /** @param done whether it has happened */
    public record Step(String text, boolean done) {}
}
