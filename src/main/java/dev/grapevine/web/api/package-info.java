/**
 * The API under {@code /api/v1}: a folder for each part of the business, a file a resource in it; here is what they share,
 * such as pages of lists, filters and amounts.
 *
 * <p>A handler takes the {@link dev.grapevine.web.security.Caller}, says with {@link dev.grapevine.web.api.Needs} which
 * scope it needs, and turns outcomes into status codes. It uses the modules of the business; nothing uses it.
 */
@NullMarked
package dev.grapevine.web.api;

import org.jspecify.annotations.NullMarked;
