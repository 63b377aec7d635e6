/**
 * The story in one place: an order's way from the shop's word to the reward, a review's end, a teammate's word about what is
 * held. Each way is one method that reads like its sentence and one transaction; the steps belong to the modules it calls.
 * docs/journey.md walks it.
 *
 * <p>It may use every module of the business and is used only by the web. See docs/adr/0001 and 0002.
 */
@NullMarked
package dev.grapevine.journey;

import org.jspecify.annotations.NullMarked;
