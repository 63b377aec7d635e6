package dev.grapevine.attribution;

import java.util.Locale;

/** What can speak for an advocate having sent an order, the strongest first. */
public enum EvidenceKind {
    /** A teammate tied the order to the advocate by hand. */
    TIE(9),
    /** The order used a coupon that a friend of the advocate was given. */
    CLAIMED_COUPON(5),
    /** The order used the advocate's own code. */
    ADVOCATE_CODE(4),
    /** The buyer's e-mail address or number claimed the offer before. */
    CLAIM(3),
    /** The order carries the token of a visit by the advocate's link. */
    VISIT(2);

    private final int strength;

    EvidenceKind(int strength) {
        this.strength = strength;
    }

    /** Only for comparing: more wins. */
    public int strength() {
        return strength;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static EvidenceKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
