package dev.grapevine.replay;

/**
 * A recommendation that an order came with.
 *
 * @param from the number of the customer whose link or code it is
 */
record Tip(Way way, String from) {
    enum Way {
        /** By her link: a visit, whose token the order carries. */
        LINK,
        /** Her code, typed at the purchase. */
        CODE
    }
}
