package dev.grapevine.reward;

/** What came of a {@link Choice}. */
public sealed interface ChoiceOutcome {

    /** The reward is on its way. */
    record Chosen(Reward reward) implements ChoiceOutcome {}

    /** It does not come as that, or the charity is none of the list. */
    record NotOffered(Reward reward) implements ChoiceOutcome {}

    /** There is nothing to choose now: its review is not over, or it was chosen before. */
    record NotWaiting(Reward reward) implements ChoiceOutcome {}

    /** She has no such reward. */
    record NotFound() implements ChoiceOutcome {}
}
