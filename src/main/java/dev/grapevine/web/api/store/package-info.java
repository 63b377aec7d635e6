/**
 * The store itself: its profile, logo and keys, its audit log, and the work that waits.
 * Uses what all the API shares.
 */
@NullMarked
package dev.grapevine.web.api.store;

import org.jspecify.annotations.NullMarked;
