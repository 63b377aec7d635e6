package dev.grapevine.order;

/**
 * What is wrong with one field of a shop's words.
 *
 * @param field where, as a path: {@code customer.email}, {@code lines[2].total}
 * @param problem an English sentence for whoever wrote the shop's program
 */
public record FieldProblem(String field, String problem) {}
