package dev.grapevine.program;

/** As what a reward can come. */
public enum RewardKind {
    /** A code for money or a percentage off a purchase. */
    COUPON,
    /** Money to spend in the shop. */
    STORE_CREDIT,
    /** The store's own points. */
    COINS,
    /** Money paid out. */
    CASH,
    /** Money that goes to a charity of the receiver's choice. */
    DONATION,
    /** Something the merchant hands over. */
    GIFT,
    /** A code for a purchase without shipping costs. */
    FREE_SHIPPING,
    /** A code for a product without charge. */
    FREE_PRODUCT;

    /** Whether it comes as a code of the shop. */
    public boolean isCode() {
        return this == COUPON || this == FREE_SHIPPING || this == FREE_PRODUCT;
    }
}
