/**
 * Programs and their terms.
 * Uses what all the API shares.
 */
@NullMarked
package dev.grapevine.web.api.program;

import org.jspecify.annotations.NullMarked;
