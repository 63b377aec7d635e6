/**
 * Real orders through a running server: reads a file of orders, plans from a seed who came through whose recommendation and
 * what was returned, tells a server all of it as a shop would, and holds what Grapevine decided against the plan.
 *
 * <p>The plan ({@link dev.grapevine.replay.Plan}) is pure and knows nothing of the server; the rest speaks with the server by
 * its public API alone. It uses no other module but the kernel's values; nothing uses it but the command line.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform"})
@NullMarked
package dev.grapevine.replay;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
