package dev.grapevine.attribution;

/** What became of tying an order to an advocate by hand, or of undoing it. */
public sealed interface TieOutcome {

    /** The decision follows it; the journey goes on from there. */
    record Done(AttributedOrder order) implements TieOutcome {}

    record NoSuchOrder() implements TieOutcome {}

    record NoSuchAdvocate() implements TieOutcome {}

    /** There is no such program, or none was named and none is live. */
    record NoSuchProgram() implements TieOutcome {}

    /** The order was tied to nobody. */
    record NotTied() implements TieOutcome {}

    /** The order's referral went too far to be changed: it was approved, or a person decided. */
    record Settled(ReferralState state) implements TieOutcome {}
}
