package dev.grapevine.program;

/** Where a program stands: draft → live ↔ paused → stopped. */
public enum ProgramState {
    /** Being set up; nobody outside sees it. */
    DRAFT,
    LIVE,
    /** Takes no new friends for the time being; what is under way goes on. */
    PAUSED,
    /** Over for good; what is under way goes on. */
    STOPPED
}
