/** The bundled PostgreSQL put through starts, stops, crashes and bad disks, each on a data directory of its own. */
@org.jspecify.annotations.NullMarked
package dev.grapevine.platform.database.embedded;
