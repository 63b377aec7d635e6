package dev.grapevine.journey;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.attribution.Referral;
import dev.grapevine.attribution.ReferralState;
import dev.grapevine.attribution.ReferralsMoved;
import dev.grapevine.customer.Customer;
import dev.grapevine.message.MessageKind;
import dev.grapevine.message.Messages;
import dev.grapevine.program.Programs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells people that a referral brings nothing, and why. The mail waits a little and is dropped where the decision changes
 * meanwhile ({@link RefusalStands}), as it does when a shop tells of things in another order.
 */
@Component
class TellOfRefusals {
    private static final Duration THINK_TWICE = Duration.ofMinutes(15);
    /** Of a code that everybody uses, one mail a day says enough. */
    private static final Duration NOT_AGAIN_FOR = Duration.ofDays(1);
    /** An order that is told so late is no news to anybody; one that was waited for in vain is. */
    private static final Duration NO_NEWS = Duration.ofDays(60);

    private static final Set<ReferralState> ENDED =
            Set.of(ReferralState.REJECTED, ReferralState.DISQUALIFIED, ReferralState.RETURNED, ReferralState.EXPIRED);

    private final Advocates advocates;
    private final Programs programs;
    private final FriendNames friendNames;
    private final Messages messages;
    private final TellPeople tellPeople;
    private final Clock clock;

    TellOfRefusals(
            Advocates advocates,
            Programs programs,
            FriendNames friendNames,
            Messages messages,
            TellPeople tellPeople,
            Clock clock) {
        this.advocates = advocates;
        this.programs = programs;
        this.friendNames = friendNames;
        this.messages = messages;
        this.tellPeople = tellPeople;
        this.clock = clock;
    }

    @EventListener
    void on(ReferralsMoved moved) {
        Instant news = clock.instant().minus(NO_NEWS);
        List<Referral> ended = moved.referrals().stream()
                .filter(referral -> ENDED.contains(referral.state()))
                .filter(referral -> referral.state() == ReferralState.EXPIRED
                        || referral.purchasedAt().isAfter(news))
                .toList();
        if (ended.isEmpty()) {
            return;
        }
        UUID storeId = moved.storeId();
        Map<UUID, Advocate> recommended = advocates.find(
                storeId, ended.stream().map(Referral::advocateId).distinct().toList());
        Map<UUID, Customer> people = tellPeople.find(
                storeId,
                Stream.concat(
                                recommended.values().stream().map(Advocate::customerId),
                                ended.stream().map(Referral::friendCustomerId))
                        .toList());
        Set<UUID> named = friendNames.of(storeId, ended).keySet();
        for (Referral referral : ended) {
            @Nullable Advocate advocate = recommended.get(referral.advocateId());
            if (advocate != null && advocate.isActive()) {
                tellAdvocate(storeId, people.get(advocate.customerId()), referral);
            }
            if (named.contains(referral.id())) {
                tellFriend(storeId, people.get(referral.friendCustomerId()), referral);
            }
        }
    }

    /** What she was told to expect is always called off; that something else came to nothing, once a day. */
    private void tellAdvocate(UUID storeId, @Nullable Customer to, Referral referral) {
        boolean expects = messages.wasPlanned(storeId, TellOfPurchases.key(referral));
        if (to != null && (expects || (referral.state() == ReferralState.REJECTED && isQuiet(storeId, to)))) {
            Refusal.toAdvocate(referral)
                    .ifPresent(reason -> plan(
                            storeId,
                            to,
                            MessageKind.NOT_ELIGIBLE,
                            RefusalStands.key(MessageKind.NOT_ELIGIBLE, referral),
                            Refusal.why(reason)));
        }
    }

    /** Only who asked for the offer under her name, and was promised something for after the purchase. */
    private void tellFriend(UUID storeId, @Nullable Customer to, Referral referral) {
        boolean promised = programs.terms(storeId, referral.programId(), referral.programVersion())
                        .friendReward()
                != null;
        if (to != null && promised) {
            Refusal.toFriend(referral)
                    .ifPresent(reason -> plan(
                            storeId,
                            to,
                            MessageKind.FRIEND_NOT_ELIGIBLE,
                            RefusalStands.key(MessageKind.FRIEND_NOT_ELIGIBLE, referral),
                            Refusal.whyFriend(reason)));
        }
    }

    /**
     * The purchase counts as a friend and brings nothing.
     *
     * @param because {@code cap_reached}, {@code budget_spent} or another code of the reward
     */
    void onlyCounts(UUID storeId, @Nullable Customer to, Referral referral, String because) {
        if (to != null && isQuiet(storeId, to)) {
            String reason = Set.of("cap_reached", "budget_spent").contains(because) ? because : "nothing_to_share";
            plan(
                    storeId,
                    to,
                    MessageKind.NOT_ELIGIBLE,
                    MessageKind.NOT_ELIGIBLE.code() + "/" + referral.idText() + "/counted",
                    Refusal.why(reason));
        }
    }

    private boolean isQuiet(UUID storeId, Customer to) {
        Optional<Instant> last = messages.lastPlanned(storeId, to.id(), MessageKind.NOT_ELIGIBLE);
        return last.filter(at -> at.isAfter(clock.instant().minus(NOT_AGAIN_FOR)))
                .isEmpty();
    }

    private void plan(UUID storeId, Customer to, MessageKind kind, String key, Map<String, Object> values) {
        tellPeople
                .message(storeId, to, kind, key, values)
                .ifPresent(message ->
                        messages.plan(storeId, message.at(clock.instant().plus(THINK_TWICE))));
    }
}
