/**
 * Messages that were written, and the texts they are made of.
 * Uses what all the API shares.
 */
@NullMarked
package dev.grapevine.web.api.message;

import org.jspecify.annotations.NullMarked;
