/**
 * The kinds of reward, a file each: {@link dev.grapevine.reward.kind.Fulfilment} is what they have in common and how they
 * are found. A new kind is a new file. Kinds that are codes go through {@link dev.grapevine.reward.kind.CouponIssuer},
 * which a shop's connector implements; {@link dev.grapevine.reward.kind.CouponPool} stands in for shops without one.
 */
@NamedInterface("kind")
@NullMarked
package dev.grapevine.reward.kind;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
