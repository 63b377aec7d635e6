/**
 * The database that comes with Grapevine: a real PostgreSQL, unpacked, started and stopped by us with durable settings
 * and passwords, so that a shop can begin with one command. {@link
 * dev.grapevine.platform.database.embedded.EmbeddedPostgres} is the way in. Plain Java without Spring; it uses nothing
 * but {@link dev.grapevine.platform.CannotStart}. With GRAPEVINE_DATABASE_URL nothing here runs.
 */
@org.jspecify.annotations.NullMarked
package dev.grapevine.platform.database.embedded;
