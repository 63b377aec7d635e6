/** What a friend does before she buys: visits and claims. */
@NullMarked
package dev.grapevine.web.api.share;

import org.jspecify.annotations.NullMarked;
