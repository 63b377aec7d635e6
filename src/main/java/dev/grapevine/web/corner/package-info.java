/**
 * The own page of whoever signs in: what she was given and as what, and the way out again; for an advocate also her link and
 * how to share it, and what became of her friends. And signing up and in. Uses {@code web.shopper}, {@code web.page} and the modules whose state it shows.
 */
@NullMarked
package dev.grapevine.web.corner;

import org.jspecify.annotations.NullMarked;
