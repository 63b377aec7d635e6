package dev.grapevine.message;

import dev.grapevine.store.Language;

/**
 * The words that a kind of message has in a store and a language.
 *
 * @param own whether they are the merchant's; else they are Grapevine's
 */
public record Template(MessageKind kind, Language language, boolean own, Wording wording) {}
