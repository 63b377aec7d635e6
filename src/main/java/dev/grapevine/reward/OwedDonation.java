package dev.grapevine.reward;

import dev.grapevine.kernel.Money;

/**
 * What one charity was given in one currency.
 *
 * @param charity its key
 * @param donations how many gave to it
 * @param given all of it, less what was taken back
 * @param owed what of it the store has not handed on; below zero where orders went back after that
 */
public record OwedDonation(String charity, long donations, Money given, Money owed) {

    /** What the store handed on so far; it never falls, so that it tells one handing on from the next. */
    public Money passedOn() {
        return given.minus(owed);
    }
}
