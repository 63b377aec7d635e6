/**
 * What can be noticed about a referral, a file each. A new one is a new component here, with its sentence in {@code
 * messages/why} under {@code signal.} and its key; it uses the facts that {@code risk} gathers, and nothing else.
 */
@NullMarked
package dev.grapevine.risk.signal;

import org.jspecify.annotations.NullMarked;
