/**
 * The tenant: a {@link dev.grapevine.store.Store} with its brand, its {@link dev.grapevine.store.Team}, its {@link
 * dev.grapevine.store.ApiKeys} and the {@link dev.grapevine.store.AuditLog} of what was done to them.
 *
 * <p>It uses {@code kernel} and {@code platform}. Each administrative change writes the audit log in its own transaction. See
 * docs/adr/0003-tenancy-by-key-and-row-level-security.md.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform::database", "platform::secret"})
@NullMarked
package dev.grapevine.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
