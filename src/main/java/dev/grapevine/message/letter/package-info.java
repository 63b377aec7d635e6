/** How a mail looks: the one layout, in HTML with the store's logo and colours and as a letter in plain text. Uses {@code store}. */
@NullMarked
package dev.grapevine.message.letter;

import org.jspecify.annotations.NullMarked;
