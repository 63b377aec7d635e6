package dev.grapevine.platform.work;

import java.util.UUID;

/**
 * Dead letters of one kind that failed with the same error.
 *
 * @param letters how many
 * @param one of them
 */
public record AlikeLetters(String error, long letters, UUID one) {}
