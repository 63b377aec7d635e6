package dev.grapevine.demo.shop;

import java.time.Instant;
import java.time.format.DateTimeFormatter;

/**
 * Says what became of a reward.
 *
 * @param day how a day is written
 */
record SayReward(AskNames names, DateTimeFormatter day) {

    String of(Told told) {
        String name = names.customer(told.text("customer"));
        String order = names.order(told.text("order")).number();
        return switch (told.type()) {
            case "reward.pending" ->
                "a reward for " + name + " is set aside until the review of " + order + " is over.";
            case "reward.due" -> due(told, name, order);
            case "reward.issued" -> given(told, name, order);
            case "reward.redeemed" -> name + " used the code " + told.text("code") + ", worth " + worth(told) + ".";
            case "reward.reversed" -> back(told, name, order);
            case "reward.expiring" ->
                name + " was reminded of the reward of " + worth(told) + ", which ends" + on(told) + ".";
            default -> told.type() + ", for " + name + ".";
        };
    }

    private static String due(Told told, String name, String order) {
        return switch (told.text("state")) {
            case "awaiting_choice" -> order + " passed its review: " + name + " chooses what the reward shall be.";
            case "awaiting_details" ->
                name + " gets " + worth(told) + " in cash for " + order + ", once it is said where it goes.";
            case "payable" -> name + "'s " + worth(told) + " in cash for " + order + " waits to be paid.";
            case "awaiting_fulfilment" -> name + "'s gift for " + order + " waits to be handed over.";
            default -> name + "'s reward of " + worth(told) + " is on its way: " + order + " passed its review.";
        };
    }

    private static String given(Told told, String name, String order) {
        return switch (told.text("kind")) {
            case "store_credit" -> name + " has " + worth(told) + " of store credit for " + order + ".";
            case "coins" -> name + " has " + worth(told) + " for " + order + ".";
            case "cash" -> name + " was paid " + worth(told) + " in cash for " + order + ".";
            case "donation" ->
                worth(told) + " goes to " + told.text("charity").replace('-', ' ') + " in " + name + "'s name, for "
                        + order + ".";
            case "gift" -> name + " was handed the gift for " + order + ".";
            default -> coupon(told, name, order);
        };
    }

    /** A coupon of which a part was taken back is told again under the same code. */
    private static String coupon(Told told, String name, String order) {
        String code = told.text("code");
        return told.amount("reversed").isEmpty()
                ? name + " has the code " + code + ", worth " + worth(told) + ", for " + order + "."
                : name + "'s code " + code + " is worth " + worth(told) + " from now on.";
    }

    private static String back(Told told, String name, String order) {
        String taken = told.amount("reversed");
        if (taken.isEmpty()) {
            boolean letGo = told.text("state").equals("voided");
            return name + "'s reward for " + order + (letGo ? " was let go." : " comes to less than it did.");
        }
        return told.text("state").equals("reversed")
                ? name + "'s reward of " + told.amount("amount") + " for " + order + " was taken back."
                : taken + " of " + name + "'s " + told.amount("amount") + " for " + order
                        + " was taken back, because something was sent back: " + told.amount("left") + " is left.";
    }

    /** What is left of it; a gift or free shipping has no amount. */
    private static String worth(Told told) {
        String left = told.amount("left");
        return left.isEmpty() ? told.text("kind").replace('_', ' ') : left;
    }

    private String on(Told told) {
        String end = told.text("expires_at");
        return end.isEmpty() ? " soon" : " on " + day.format(Instant.parse(end));
    }
}
