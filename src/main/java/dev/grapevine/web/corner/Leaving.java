package dev.grapevine.web.corner;

/**
 * How somebody stands to what her page lets her stop, whether or not she may recommend.
 *
 * @param getsMail whether she is written to
 * @param gone whether she asked to be forgotten
 */
public record Leaving(boolean getsMail, boolean gone) {}
