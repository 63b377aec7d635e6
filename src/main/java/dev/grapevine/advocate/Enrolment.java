package dev.grapevine.advocate;

/**
 * What became of an enrolment.
 *
 * @param fresh whether she became an advocate by it; otherwise she was one already, and nothing changed
 */
public record Enrolment(Advocate advocate, boolean fresh) {}
