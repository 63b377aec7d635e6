/**
 * The page a shared link opens: who recommends, what is offered, the code, and the way to the shop. Uses {@code
 * web.shopper}, {@code web.page} and the {@code share}, {@code claim}, {@code program} and {@code advocate} modules.
 */
@NullMarked
package dev.grapevine.web.landing;

import org.jspecify.annotations.NullMarked;
