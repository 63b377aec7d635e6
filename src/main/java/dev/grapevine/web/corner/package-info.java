/**
 * An advocate's own page: signing up and in, her link and how to share it, what became of her friends, how she is rewarded,
 * and the way out again. Uses {@code web.shopper}, {@code web.page} and the modules whose state it shows.
 */
@NullMarked
package dev.grapevine.web.corner;

import org.jspecify.annotations.NullMarked;
