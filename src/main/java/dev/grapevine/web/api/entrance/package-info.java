/** What every call comes through: browsers of other origins, limits, scopes, and writes that can be repeated safely. */
@NullMarked
package dev.grapevine.web.api.entrance;

import org.jspecify.annotations.NullMarked;
