/**
 * Due work: the state is the queue. A table whose rows have to be worked on carries the columns that
 * {@code call carry_work('…')} adds in its migration, and one {@link dev.grapevine.platform.work.LocalWork} or
 * {@link dev.grapevine.platform.work.LeasedWork} says what to do with a row whose {@code due_at} has come. To cancel is
 * to set {@code due_at} to null; to put off is to set it later. Here lives what finds such rows over all stores, claims
 * them store by store, tries again, and lays aside what can't be done. Uses {@code platform.database}; knows no business.
 * See docs/adr/0002-the-state-is-the-queue.md.
 */
@NamedInterface("work")
@NullMarked
package dev.grapevine.platform.work;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
