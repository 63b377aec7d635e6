package dev.grapevine.program;

/** How a friend gets the offer. */
public enum Flow {
    /** Opens the landing page and sees the code at once, or types the code an advocate told. */
    COUPON_CODE,
    /** Gives first name and e-mail address, and gets a code bound to that address. */
    EMAIL,
    /** Gives first name and mobile number, and gets a code by SMS. */
    MOBILE
}
