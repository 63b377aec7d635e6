/**
 * Customers and advocates: who they are, letting them in, and writing to them.
 * Uses {@code order} for how things are named in a path.
 */
@NullMarked
package dev.grapevine.web.api.people;

import org.jspecify.annotations.NullMarked;
