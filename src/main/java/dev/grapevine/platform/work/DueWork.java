package dev.grapevine.platform.work;

/** What a module does with the rows of one table when they are due: declared in one file, found by injection. */
public sealed interface DueWork permits LocalWork, LeasedWork {

    /** Which table, how many rows at once, and how patiently. Constant. */
    WorkKind kind();
}
