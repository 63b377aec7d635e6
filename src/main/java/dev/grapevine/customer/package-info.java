/**
 * The people a store knows, from orders, imports, claims and sign-ups: {@link dev.grapevine.customer.Customers} recognises
 * them by what they can be recognised by, {@link dev.grapevine.customer.Consents} remembers what they agreed to.
 *
 * <p>It uses {@code kernel} and {@code platform::database}. Who is an advocate or a friend is no business of this module.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform::database"})
@NullMarked
package dev.grapevine.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
