package dev.grapevine.attribution;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which referrals a list shows; null or empty: any.
 *
 * @param search the shop's id or number of the order, our id of order or referral, an e-mail address, or the beginning of a
 *     name, of advocate or friend
 * @param from purchased at or after
 * @param to purchased before
 */
public record ReferralFilter(
        Set<ReferralState> states,
        @Nullable UUID advocateId,
        @Nullable UUID friendCustomerId,
        @Nullable UUID programId,
        @Nullable String search,
        @Nullable Instant from,
        @Nullable Instant to) {
    public static final ReferralFilter ALL = new ReferralFilter(Set.of(), null, null, null, null, null, null);

    public ReferralFilter {
        states = Set.copyOf(states);
        search = search == null || search.isBlank() ? null : search.strip();
    }

    public static ReferralFilter in(ReferralState... states) {
        return new ReferralFilter(Set.of(states), null, null, null, null, null, null);
    }

    public static ReferralFilter ofAdvocate(UUID advocateId) {
        return new ReferralFilter(Set.of(), advocateId, null, null, null, null, null);
    }

    public static ReferralFilter ofFriend(UUID customerId) {
        return new ReferralFilter(Set.of(), null, customerId, null, null, null, null);
    }

    public ReferralFilter searching(@Nullable String text) {
        return new ReferralFilter(states, advocateId, friendCustomerId, programId, text, from, to);
    }
}
