package dev.grapevine.claim;

import dev.grapevine.share.CouponCode;

/**
 * What became of a claim. On a page all of them read alike, so that nobody learns who is a customer; what happened is
 * told to the address or number alone.
 */
public sealed interface ClaimOutcome {

    /**
     * The friend has a code.
     *
     * @param fresh whether it was claimed just now; otherwise it is the one from before
     */
    record Claimed(Claim claim, CouponCode code, boolean fresh) implements ClaimOutcome {}

    /** The offer is for new customers, and this one bought before. */
    record ForNewCustomersOnly() implements ClaimOutcome {}

    /** The advocate asks for her own offer. */
    record OwnOffer() implements ClaimOutcome {}

    /** The program is not open, has no such way of getting the offer, or the advocate recommends no more. */
    record NotOffered() implements ClaimOutcome {}

    /** Too many claims from this network, or for this address or number, within a day. */
    record TooMany() implements ClaimOutcome {}
}
