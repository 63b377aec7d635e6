/**
 * Work that was laid aside, in a merchant's terms: {@link dev.grapevine.aside.LaidAside} is one such piece, {@link
 * dev.grapevine.aside.LaidAsides} lists them over all kinds of work and sends them on their way again, {@link
 * dev.grapevine.aside.PutAway} takes off the list what need not be mended.
 *
 * <p>What is laid aside, and why, is the work's own affair ({@code platform.work}); here it gets the name by which the store
 * knows it. It reads the tables of inbox and orders for that, and changes nothing of theirs. Both ways are in the audit log.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform::database", "platform::work", "store"})
@NullMarked
package dev.grapevine.aside;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
