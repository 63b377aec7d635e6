/** The guided tour at {@code /demo}: what to do next, where, and what has happened so far; and the hands of the clock. */
@NullMarked
package dev.grapevine.demo.tour;

import org.jspecify.annotations.NullMarked;
