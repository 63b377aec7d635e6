/**
 * A merchant's file of customers (comma-separated values) as the dashboard takes it: which columns it may have, under which
 * names, and what each line says about a person. What was understood of it is kept, sealed, from the page that shows what would
 * be done until it is done, for an hour at most.
 *
 * <p>Uses the kernel, {@code customer} and {@code journey} for whom it names, {@code platform} to keep it; used by the dashboard's pages only.
 */
@NullMarked
package dev.grapevine.web.dashboard.people;

import org.jspecify.annotations.NullMarked;
