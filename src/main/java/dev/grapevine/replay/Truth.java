package dev.grapevine.replay;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be decided about an order. */
enum Truth {
    /** Imported: it says who is no new customer, and earns nothing. */
    HISTORY("imported history", null),
    /** Nothing speaks for an advocate. */
    NOBODY("not recommended by anybody", null),
    /** An advocate sent a new customer. */
    REFERRED("referred", null),
    /** Somebody who bought before used an advocate's code. */
    NOT_NEW("rejected: had bought before", "not_new"),
    /** Somebody who came as a friend used a code once more. */
    LATER_ORDER("rejected: a friend's later order", "later_order"),
    /** A new customer came through an advocate and bought less than the program asks for. */
    BELOW_MINIMUM("rejected: below the minimum", "below_minimum"),
    /** An advocate used her own code under another spelling of her address. */
    SELF("rejected: her own code", "self");

    private final String words;

    @Nullable
    private final String reason;

    Truth(String words, @Nullable String reason) {
        this.words = words;
        this.reason = reason;
    }

    /** For the table. */
    String words() {
        return words;
    }

    /** Whether the order has a referral, if a rejected one. */
    boolean hasReferral() {
        return this == REFERRED || reason != null;
    }

    /** The reason that Grapevine gives for a rejection, as the API shows it; null where there is none. */
    @Nullable
    String reason() {
        return reason;
    }

    static List<Truth> rejections() {
        return Arrays.stream(values()).filter(truth -> truth.reason != null).toList();
    }
}
