/**
 * What travels from advocate to friend, and who came by it: {@link dev.grapevine.share.ShareLinks}, {@link
 * dev.grapevine.share.CouponCodes}, {@link dev.grapevine.share.Shares} and {@link dev.grapevine.share.Visits}.
 *
 * <p>It uses {@code advocate}, {@code program} and, for the name in a code, {@code customer}. A visit or a code is
 * evidence; what an order makes of it is decided in attribution.
 */
@ApplicationModule(
        allowedDependencies = {"kernel", "platform::database", "platform::work", "customer", "program", "advocate"})
@NullMarked
package dev.grapevine.share;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
