/** Speaks with the mail server: a typed mail in, what became of it out. Knows nothing of stores and messages; uses {@code kernel}. */
@NullMarked
package dev.grapevine.message.mail;

import org.jspecify.annotations.NullMarked;
