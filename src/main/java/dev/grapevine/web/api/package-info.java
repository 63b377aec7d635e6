/**
 * The API under {@code /api/v1}: a file a resource, and what they all share: strict JSON, cursors, scopes, limits, and
 * writes that can be repeated safely.
 *
 * <p>A handler takes the {@link dev.grapevine.web.security.Caller}, says with {@link dev.grapevine.web.api.Needs} which
 * scope it needs, and turns outcomes into status codes. It uses the modules of the business; nothing uses it.
 */
@NullMarked
package dev.grapevine.web.api;

import org.jspecify.annotations.NullMarked;
