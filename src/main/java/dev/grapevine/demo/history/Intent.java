package dev.grapevine.demo.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody of the made-up half year is going to do.
 *
 * @param id the order's, which is the shop's own
 * @param at when she comes and buys
 * @param pence of the goods
 * @param sentBy who recommended the shop to her, or null
 * @param channel by which the link travelled
 * @param takesCode whether she takes the offer, or only looks and pays the full price
 */
record Intent(
        String id,
        Person buyer,
        Instant at,
        long pence,
        @Nullable Person sentBy,
        String channel,
        boolean takesCode) {

    /** Buys without anybody's recommendation. */
    static Intent alone(String id, Person buyer, Instant at, long pence) {
        return new Intent(id, buyer, at, pence, null, "", false);
    }
}
