/** Customers and advocates: who they are, letting them in, and writing to them. */
@NullMarked
package dev.grapevine.web.api.people;

import org.jspecify.annotations.NullMarked;
