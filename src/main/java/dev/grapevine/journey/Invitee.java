package dev.grapevine.journey;

import dev.grapevine.customer.Consent;
import dev.grapevine.customer.Person;
import org.jspecify.annotations.Nullable;

/**
 * Somebody to be asked.
 *
 * @param consent what she agreed to, where the shop says so; else what is known counts
 * @param dated whether the shop says when she agreed; else it outweighs no word of hers that is known
 * @param bought whether the shop says that she has ordered, before Grapevine was told of orders
 */
public record Invitee(Person person, @Nullable Consent consent, boolean dated, boolean bought) {
    /** Hides who it is, because logs outlive an erasure. */
    @Override
    public String toString() {
        return "Invitee";
    }
}
