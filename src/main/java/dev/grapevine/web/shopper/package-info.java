/**
 * What all pages for shoppers have in common: the store that an address names, its look with readable colours, the
 * reader's language with money and dates as written there, and who is signed in to the corner. Uses {@code web.page} and
 * {@code web.problem}, and the {@code store}, {@code program} and {@code corner} modules.
 */
@NullMarked
package dev.grapevine.web.shopper;

import org.jspecify.annotations.NullMarked;
