package dev.grapevine.store;

/** What became of a new store. */
public sealed interface StoreCreation {

    record Done(Store store) implements StoreCreation {}

    /** Another store has this slug; nothing was made. */
    record SlugTaken(Slug slug) implements StoreCreation {}
}
