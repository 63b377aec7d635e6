package dev.grapevine.message;

/**
 * A message in its final words and look.
 *
 * @param html a whole document; it loads nothing but the store's logo
 * @param plain the same as a letter
 */
public record RenderedMessage(String subject, String preheader, String html, String plain) {}
