package dev.grapevine.program;

/**
 * What is wrong with one setting.
 *
 * @param field where it stands in the JSON: {@code advocate_reward.tiers[1].from}; empty for the whole
 * @param problem one English sentence for the merchant
 */
public record TermsProblem(String field, String problem) {}
