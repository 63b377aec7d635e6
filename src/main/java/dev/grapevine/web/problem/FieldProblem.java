package dev.grapevine.web.problem;

/**
 * What is wrong with one field.
 *
 * @param field its path as the caller wrote it: {@code total.amount}, {@code lines[2].quantity}, {@code limit}
 * @param problem one English sentence for whoever sent it
 */
public record FieldProblem(String field, String problem) {}
