package dev.grapevine.web.problem;

/** Leaves a handler or filter with a problem as the answer. It is no bug, so it carries no stack trace and is not logged. */
public final class Refusal extends RuntimeException {
    private final transient Problem problem;

    Refusal(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
