/**
 * Who sent a purchase, and why: {@link dev.grapevine.attribution.AttributeOrders} gathers the evidence for orders, {@link
 * dev.grapevine.attribution.Attribution} decides, as a function of records, and {@link
 * dev.grapevine.attribution.Referrals} are what became of it. {@link dev.grapevine.attribution.Why} tells it in words.
 *
 * <p>It uses {@code order}, {@code claim}, {@code share}, {@code advocate}, {@code program} and {@code customer}. Whether
 * somebody cheats is decided in {@code risk}, what anybody gets for it in {@code reward}.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform::database",
            "platform::work",
            "store",
            "customer",
            "program",
            "advocate",
            "share",
            "claim",
            "order"
        })
@NullMarked
package dev.grapevine.attribution;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
