package dev.grapevine.program;

/**
 * A program with the terms that hold now.
 *
 * @param terms of the program's current version
 */
public record RunningProgram(Program program, Terms terms) {}
