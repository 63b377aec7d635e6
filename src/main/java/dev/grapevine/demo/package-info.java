/**
 * {@code ./grapevine demo}: a store that looks alive, a shop that talks to Grapevine only as a real shop would, and a tour
 * through both. Here lies what its parts share: the settings, the clock that can be moved, and {@code demo.json}. The shop
 * ({@code demo.shop}) knows Grapevine by its HTTP API alone; {@code demo.opening} does what a merchant does in the dashboard.
 * Nothing of it is there without {@code grapevine.demo.on}.
 */
@ApplicationModule
@NullMarked
package dev.grapevine.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
