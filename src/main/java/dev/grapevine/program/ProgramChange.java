package dev.grapevine.program;

import java.util.List;

/** What became of a change to a program. */
public sealed interface ProgramChange {

    record Done(RunningProgram running) implements ProgramChange {}

    /** Something written is wrong; nothing changed. */
    record Unsound(List<TermsProblem> problems) implements ProgramChange {}

    /** It can't go live yet; the checklist says why. */
    record NotReady(Checklist checklist) implements ProgramChange {}

    /** It is in a state that allows no such change: a stopped program stays as it is, a draft can't be paused. */
    record NotPossible(ProgramState state) implements ProgramChange {}

    /** The store has no such program. */
    record NotFound() implements ProgramChange {}
}
