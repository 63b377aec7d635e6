package dev.grapevine.replay;

import org.jspecify.annotations.Nullable;

/** What becomes of an advocate's reward. */
enum Fate {
    PENDING("rewards pending"),
    GIVEN("rewards given"),
    VOIDED("rewards voided"),
    REVERSED("rewards reversed");

    private final String words;

    Fate(String words) {
        this.words = words;
    }

    /** For the table. */
    String words() {
        return words;
    }

    /** What is to become of the reward for an order; null where nobody earns one. */
    static @Nullable Fate of(Told order) {
        if (order.truth() != Truth.REFERRED) {
            return null;
        }
        if (order.isReturnedWhole()) {
            return order.paid() ? REVERSED : VOIDED;
        }
        return order.paid() ? GIVEN : PENDING;
    }

    /** What became of a reward; null where that is none of these. One that waited for her choice is let go, not taken back. */
    static @Nullable Fate of(Found.Reward reward) {
        return switch (reward.state()) {
            case "pending" -> PENDING;
            case "voided" -> reward.released() ? REVERSED : VOIDED;
            case "reversed" -> REVERSED;
            case "counted", "expired" -> null;
            default -> GIVEN;
        };
    }
}
