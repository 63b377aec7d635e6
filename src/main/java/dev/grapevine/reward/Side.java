package dev.grapevine.reward;

import java.util.Locale;

/** Whose reward it is. */
public enum Side {
    ADVOCATE,
    FRIEND;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
