package dev.grapevine.reward;

import java.util.Locale;

/** Which of the program's rules a reward comes from. */
public enum Rule {
    /** What the advocate gets for each friend, by tier. */
    EACH_FRIEND,
    /** What comes on top of every so many friends. */
    EVERY_NTH,
    /** What the friend gets. */
    FRIEND_REWARD;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
