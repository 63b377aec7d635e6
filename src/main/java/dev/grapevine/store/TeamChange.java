package dev.grapevine.store;

/** What became of a change to the team. */
public sealed interface TeamChange {

    record Done(Teammate teammate) implements TeamChange {}

    /** Somebody with this e-mail address is there already, perhaps disabled; nothing was changed. */
    record AlreadyThere() implements TeamChange {}

    /** There is no such teammate in this store. */
    record Unknown() implements TeamChange {}

    /** It would leave the store without an active owner; nothing was changed. */
    record LastOwner() implements TeamChange {}
}
