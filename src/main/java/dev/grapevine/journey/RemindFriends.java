package dev.grapevine.journey;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.claim.Claim;
import dev.grapevine.claim.Claims;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.message.MessageKind;
import dev.grapevine.message.SecondThought;
import dev.grapevine.order.OrderFilter;
import dev.grapevine.order.Orders;
import dev.grapevine.program.Programs;
import dev.grapevine.share.CouponCodes;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reminds a friend of a code only while it is good for something and was not followed by a purchase. */
@Component
class RemindFriends implements SecondThought {
    private final Claims claims;
    private final CouponCodes codes;
    private final Advocates advocates;
    private final Programs programs;
    private final Orders orders;
    private final Clock clock;

    RemindFriends(
            Claims claims, CouponCodes codes, Advocates advocates, Programs programs, Orders orders, Clock clock) {
        this.claims = claims;
        this.codes = codes;
        this.advocates = advocates;
        this.programs = programs;
        this.orders = orders;
        this.clock = clock;
    }

    @Override
    public Set<MessageKind> kinds() {
        return Set.of(MessageKind.FRIEND_REMINDER);
    }

    @Override
    public Thought of(UUID storeId, @Nullable UUID customerId, String about) {
        return Ids.parse(IdKind.CLAIM, about.split("/", -1)[1])
                .flatMap(id -> claims.find(storeId, id))
                .map(claim -> Thought.unless(needless(storeId, claim)))
                .orElseGet(() -> new Thought.Drop("no_claim"));
    }

    private Optional<String> needless(UUID storeId, Claim claim) {
        Instant now = clock.instant();
        if (hasBoughtSince(storeId, claim)) {
            return Optional.of("bought");
        }
        if (codes.find(storeId, claim.code()).filter(code -> code.isGoodAt(now)).isEmpty()) {
            return Optional.of("code_ended");
        }
        if (programs.find(storeId, claim.programId())
                .filter(running -> running.program().isOpen(now))
                .isEmpty()) {
            return Optional.of("program_ended");
        }
        return advocates
                        .find(storeId, claim.advocateId())
                        .filter(Advocate::isActive)
                        .isEmpty()
                ? Optional.of("advocate_not_active")
                : Optional.empty();
    }

    private boolean hasBoughtSince(UUID storeId, Claim claim) {
        return claim.customerId() != null
                && orders.count(storeId, new OrderFilter(null, claim.customerId(), null, claim.at(), null)) > 0;
    }
}
