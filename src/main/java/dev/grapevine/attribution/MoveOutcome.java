package dev.grapevine.attribution;

/** What became of a {@link Move}. */
public sealed interface MoveOutcome {

    record Moved(Referral referral) implements MoveOutcome {}

    /** The referral stands where this step does not lead on from. */
    record NotPossible(ReferralState state) implements MoveOutcome {}

    record NoSuchReferral() implements MoveOutcome {}
}
