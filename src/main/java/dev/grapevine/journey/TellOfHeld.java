package dev.grapevine.journey;

import dev.grapevine.attribution.ReferralState;
import dev.grapevine.attribution.ReferralsMoved;
import dev.grapevine.message.MessageKind;
import dev.grapevine.message.SecondThought;
import dev.grapevine.risk.ReviewQueue;
import dev.grapevine.store.Stores;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells a store's people that referrals wait for their decision: in the next morning of the store, so that there is one mail a
 * day however many are held, and none where nothing waits by then.
 */
@Component
class TellOfHeld implements SecondThought {
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final Stores stores;
    private final ReviewQueue reviewQueue;
    private final TellTeam tellTeam;
    private final Clock clock;

    TellOfHeld(Stores stores, ReviewQueue reviewQueue, TellTeam tellTeam, Clock clock) {
        this.stores = stores;
        this.reviewQueue = reviewQueue;
        this.tellTeam = tellTeam;
        this.clock = clock;
    }

    @EventListener
    void on(ReferralsMoved moved) {
        if (moved.referrals().stream().anyMatch(referral -> referral.state() == ReferralState.HELD)) {
            ZonedDateTime morning = morning(moved.storeId());
            tellTeam.whoMayChange(
                    moved.storeId(),
                    MessageKind.HELD_FOR_REVIEW,
                    MessageKind.HELD_FOR_REVIEW.code() + "/" + morning.toLocalDate(),
                    "/dashboard/review",
                    Map.of(),
                    morning.toInstant());
        }
    }

    /** The next one, by the store's own day. */
    private ZonedDateTime morning(UUID storeId) {
        ZonedDateTime now = clock.instant()
                .atZone(stores.find(storeId).orElseThrow().profile().timeZone());
        ZonedDateTime today = now.with(MORNING);
        return now.isBefore(today) ? today : today.plusDays(1);
    }

    @Override
    public Set<MessageKind> kinds() {
        return Set.of(MessageKind.HELD_FOR_REVIEW);
    }

    @Override
    public Thought of(UUID storeId, @Nullable UUID customerId, String about) {
        long held = reviewQueue.count(storeId);
        return held == 0 ? new Thought.Drop("nothing_held") : new Thought.Say(Map.of("held", held));
    }
}
