/**
 * Events, and the endpoints and deliveries by which a shop is told of them.
 * Uses the folders whose resources an event carries: {@code people}, {@code share}, {@code referral} and {@code reward}.
 */
@NullMarked
package dev.grapevine.web.api.webhook;

import org.jspecify.annotations.NullMarked;
