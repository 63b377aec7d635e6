package dev.grapevine.attribution;

import java.util.Locale;

/** Why an order is put down to nobody, or a piece of evidence was set aside. The words are in {@code messages/why}. */
public enum Reason {
    /** Nothing says that anybody recommended the shop. */
    NO_EVIDENCE,
    /** Told for the record only. */
    HISTORY,
    /** The visit or claim was too long before the order. */
    OUTSIDE_WINDOW,
    /** The code had expired, or another stood in its place. */
    CODE_ENDED,
    /** The code is good for one order, and another one used it before. */
    CODE_USED,
    /** The buyer is the advocate. */
    SELF,
    /** The advocate was banned, or not let in yet. */
    ADVOCATE_NOT_ACTIVE,
    PROGRAM_NOT_LIVE,
    OTHER_CURRENCY,
    /** The buyer bought here before, and the offer is for new customers. */
    NOT_NEW,
    /** The friend's first order counted, or the first few, and this is a later one. */
    LATER_ORDER,
    BELOW_MINIMUM,
    PRODUCT_NOT_INCLUDED,
    /** Other evidence was stronger, or of the same strength and came first (or last). Never a reason for an order. */
    OUTWEIGHED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Reason of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
