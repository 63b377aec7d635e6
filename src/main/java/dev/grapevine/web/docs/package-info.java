/**
 * The API's document as a page for people. It is made of the same file that programs read ({@code /api/v1/openapi.json}), so
 * that the two never differ, and needs nothing from elsewhere.
 *
 * <p>Uses {@code web.page}.
 */
@NullMarked
package dev.grapevine.web.docs;

import org.jspecify.annotations.NullMarked;
