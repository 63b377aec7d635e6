/**
 * What every call comes through: browsers of other origins, limits, scopes, and writes that can be repeated safely.
 * Uses what all the API shares; no folder of it uses this one.
 */
@NullMarked
package dev.grapevine.web.api.entrance;

import org.jspecify.annotations.NullMarked;
