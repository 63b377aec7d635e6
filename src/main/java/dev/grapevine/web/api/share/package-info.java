/**
 * What a friend does before she buys: visits and claims.
 * Uses {@code people}.
 */
@NullMarked
package dev.grapevine.web.api.share;

import org.jspecify.annotations.NullMarked;
