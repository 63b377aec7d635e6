/**
 * The database and its tenancy. {@link dev.grapevine.platform.database.Database} opens it (embedded or external), brings
 * its schema and roles up to date; {@link dev.grapevine.platform.database.InStore} is the one place that opens a
 * transaction for a store. See docs/adr/0003-tenancy-by-key-and-row-level-security.md.
 */
@NamedInterface("database")
@NullMarked
package dev.grapevine.platform.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
