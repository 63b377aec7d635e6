/**
 * Machinery without business: settings, the database and its tenancy, due work, outgoing HTTP, secrets. It knows no store,
 * no reward and no web page; every module may use it, and it uses only {@code kernel}.
 */
@ApplicationModule(allowedDependencies = "kernel")
@NullMarked
package dev.grapevine.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
