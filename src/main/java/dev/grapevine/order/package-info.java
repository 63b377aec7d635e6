/**
 * The store's words about purchases, kept raw and made ours: {@link dev.grapevine.order.Inbox} takes them durably, {@link
 * dev.grapevine.order.ReadOrder} and {@link dev.grapevine.order.ReadRefund} say what is wrong with them, {@link
 * dev.grapevine.order.Orders} makes each order and its refunds of all that was said, in whatever sequence and however
 * often it came.
 *
 * <p>It uses {@code customer}, {@code kernel} and {@code platform}. Who sent a purchase is no business of this module: an
 * order that changed is marked due for its journey, and that is all.
 */
@ApplicationModule(
        allowedDependencies = {"kernel", "platform::database", "platform::work", "platform::secret", "customer"})
@NullMarked
package dev.grapevine.order;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
