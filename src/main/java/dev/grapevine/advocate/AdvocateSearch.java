package dev.grapevine.advocate;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which advocates are wanted; what is null doesn't matter.
 *
 * @param segment who belongs to it, by its name
 * @param customerId who is this customer
 */
public record AdvocateSearch(
        @Nullable UUID id,
        @Nullable AdvocateState state,
        @Nullable String segment,
        @Nullable UUID customerId) {

    public static final AdvocateSearch ALL = new AdvocateSearch(null, null, null, null);
}
