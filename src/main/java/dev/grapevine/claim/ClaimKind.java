package dev.grapevine.claim;

import java.util.Locale;

/** How a friend asked for the offer. */
public enum ClaimKind {
    /** Opened it on the landing page. */
    OPENED,
    EMAIL,
    MOBILE;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ClaimKind of(Contact contact) {
        return contact instanceof Contact.Email ? EMAIL : MOBILE;
    }
}
