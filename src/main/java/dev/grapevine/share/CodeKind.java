package dev.grapevine.share;

import java.util.Locale;

/** Whose a coupon code is. */
public enum CodeKind {
    /** The advocate's own, for every friend of hers. */
    ADVOCATE,
    /** One friend's, for one purchase. */
    FRIEND;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
