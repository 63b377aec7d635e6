package dev.grapevine.ledger;

import java.util.UUID;

/** What became of something handed to the ledger. Where it isn't {@link Posted}, nothing was written. */
public sealed interface Outcome {

    /** Of a {@link Draft}. */
    sealed interface OfDraft extends Outcome permits Posted, AlreadyPosted, KeyReused, Insufficient {}

    /** Of a {@link Closing}. */
    sealed interface OfClosing extends Outcome permits Posted, AlreadyPosted, KeyReused, AlreadyClosed, NotPending {}

    /** Of a {@link Reversal}. */
    sealed interface OfReversal extends Outcome
            permits Posted, AlreadyPosted, KeyReused, Insufficient, MoreThanLeft, NotReversible {}

    /** It is written, and stays so if the transaction commits. */
    record Posted(UUID id) implements OfDraft, OfClosing, OfReversal {}

    /** The same was written before with this key; this is its id. */
    record AlreadyPosted(UUID id) implements OfDraft, OfClosing, OfReversal {}

    /** The key belongs to another posting with other content. */
    record KeyReused(UUID id) implements OfDraft, OfClosing, OfReversal {}

    /**
     * A limited account can't give that much.
     *
     * @param available what it could give, in its unit; below zero where it owes
     */
    record Insufficient(Account account, long available) implements OfDraft, OfReversal {}

    /** The pending posting was settled or voided before, by the posting with this id. */
    record AlreadyClosed(Kind kind, UUID id) implements OfClosing {}

    /** There is no such posting, or it never was pending. */
    record NotPending() implements OfClosing {}

    /**
     * What is left of the posting after earlier reversals is less.
     *
     * @param left how much of it can still be reversed; zero where all of it was
     */
    record MoreThanLeft(long left) implements OfReversal {}

    /** There is no such posting, it is still pending, was voided, or is a reversal itself. */
    record NotReversible() implements OfReversal {}
}
