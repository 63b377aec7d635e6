/**
 * A merchant's file of customers (comma-separated values) as the dashboard takes it: which columns it may have, under which
 * names, and what each line says about a person. Nothing here is kept.
 *
 * <p>Uses the kernel, {@code customer} and {@code journey} for whom it names; used by the dashboard's pages only.
 */
@NullMarked
package dev.grapevine.web.dashboard.people;

import org.jspecify.annotations.NullMarked;
