package dev.grapevine.reward;

/** What came of finishing a reward by hand. */
public sealed interface FinishOutcome {

    /** It is finished, now or before. */
    record Finished(Reward reward) implements FinishOutcome {}

    /** It is not waiting for that. */
    record NotPossible(Reward reward) implements FinishOutcome {}

    /** The receiver owes more than this, from cash that was paid for an order that went back; that is settled first. */
    record Owing(Reward reward) implements FinishOutcome {}

    /** It comes to something else by now than whoever paid it saw; nothing was written down. */
    record Changed(Reward reward) implements FinishOutcome {}

    record NotFound() implements FinishOutcome {}
}
