/** What load balancers ask on the management port: is it alive, and can it work. */
@NullMarked
package dev.grapevine.web.health;

import org.jspecify.annotations.NullMarked;
