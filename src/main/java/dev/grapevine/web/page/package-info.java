/**
 * How a page is made: JTE templates compiled with the program, words from message bundles, styles under addresses that
 * change with their content, and a policy that lets no other script or style run. Uses nothing of {@code web}.
 */
@NamedInterface("page")
@NullMarked
package dev.grapevine.web.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
