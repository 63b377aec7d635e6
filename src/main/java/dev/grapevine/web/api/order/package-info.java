/** Orders and refunds as a shop tells them, and why an order was put down to somebody. */
@NullMarked
package dev.grapevine.web.api.order;

import org.jspecify.annotations.NullMarked;
