package dev.grapevine.kernel;

/** What an id belongs to, and the prefix that shows it: {@code ord_…} is an order wherever it turns up. */
public enum IdKind {
    ACCOUNT("acc"),
    ADVOCATE("adv"),
    API_KEY("key"),
    AUDIT_ENTRY("aud"),
    CLAIM("clm"),
    CUSTOMER("cus"),
    DEAD_LETTER("dlt"),
    EVENT("evt"),
    MESSAGE("msg"),
    ORDER("ord"),
    PAYOUT("pay"),
    POSTING("pst"),
    PROGRAM("prg"),
    REFERRAL("ref"),
    REWARD("rwd"),
    STORE("sto"),
    TEAMMATE("tea"),
    VISIT("vis"),
    WEBHOOK_ENDPOINT("whe");

    private final String prefix;

    IdKind(String prefix) {
        this.prefix = prefix;
    }

    /** Three lower-case letters, without the underscore. */
    public String prefix() {
        return prefix;
    }
}
