/**
 * Orders and refunds as a shop tells them, and why an order was put down to somebody.
 * Uses what all the API shares.
 */
@NullMarked
package dev.grapevine.web.api.order;

import org.jspecify.annotations.NullMarked;
