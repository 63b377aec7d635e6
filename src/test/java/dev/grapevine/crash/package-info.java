/**
 * Real processes killed with {@code kill -9} in the middle of real work, and what must be true afterwards. How often is set
 * by {@code -Dcrash.rounds=200}; a run of all tests does 20 of each.
 */
@NullMarked
package dev.grapevine.crash;

import org.jspecify.annotations.NullMarked;
