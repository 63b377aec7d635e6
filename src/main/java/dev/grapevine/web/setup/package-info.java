/**
 * The first visit to a new server: whoever has the one-time address that the server printed makes the first store, its
 * owner and its keys. Uses {@code web.page}, {@code web.problem} and the {@code store} module.
 */
@NullMarked
package dev.grapevine.web.setup;

import org.jspecify.annotations.NullMarked;
