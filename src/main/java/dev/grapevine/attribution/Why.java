package dev.grapevine.attribution;

import dev.grapevine.advocate.Advocates;
import dev.grapevine.attribution.Decision.Attributed;
import dev.grapevine.attribution.Decision.NotAttributed;
import dev.grapevine.attribution.Decision.Recommendation;
import dev.grapevine.attribution.Evidence.Weighed;
import dev.grapevine.customer.Customer;
import dev.grapevine.customer.Customers;
import dev.grapevine.order.Order;
import dev.grapevine.order.Orders;
import dev.grapevine.platform.database.InStore;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells in words why an order was, or was not, put down to an advocate: from what was stored when it was decided. */
@Component
public class Why {
    private final InStore inStore;
    private final Orders orders;
    private final Attributions attributions;
    private final Referrals referrals;
    private final Advocates advocates;
    private final Customers customers;
    private final List<TellVerdict> verdicts;
    private final Clock clock;

    public Why(
            InStore inStore,
            Orders orders,
            Attributions attributions,
            Referrals referrals,
            Advocates advocates,
            Customers customers,
            List<TellVerdict> verdicts,
            Clock clock) {
        this.inStore = inStore;
        this.orders = orders;
        this.attributions = attributions;
        this.referrals = referrals;
        this.advocates = advocates;
        this.customers = customers;
        this.verdicts = verdicts;
        this.clock = clock;
    }

    /** Nothing for an unknown order, or one that was not decided yet. */
    public Optional<WhyAnswer> ofOrder(UUID storeId, UUID orderId, Words words) {
        return inStore.call(storeId, () -> attributions.find(storeId, orderId).map(decision -> {
            @Nullable
            Referral referral = referrals.ofOrders(storeId, List.of(orderId)).get(orderId);
            Map<UUID, String> names = names(storeId, decision, words);
            @Nullable Recommendation to = decision.recommendation();
            return new WhyAnswer(
                    decision.isAttributed() ? "attributed" : "not_attributed",
                    to == null ? null : to.advocateId(),
                    because(decision, codes(storeId, orderId, decision), names, words),
                    decision.evidence().stream()
                            .map(weighed -> piece(weighed, names, words))
                            .toList(),
                    referral == null ? null : verdict(storeId, referral, words),
                    referral == null ? null : next(referral, words, clock.instant()));
        }));
    }

    public Optional<WhyAnswer> ofReferral(UUID storeId, UUID referralId, Words words) {
        return inStore.call(storeId, () -> referrals
                .find(storeId, referralId)
                .flatMap(referral -> ofOrder(storeId, referral.orderId(), words)));
    }

    /** What happened, for a timeline: one sentence an event. */
    public String tell(ReferralEvent event, Words words) {
        Map<String, String> values = new TreeMap<>(event.args());
        values.put("by", event.by().name() == null ? "" : event.by().name());
        values.put("note", event.note() == null ? "" : event.note());
        for (String key : List.of(
                event.what() + "." + variant(event),
                event.what() + ".by." + event.by().kind(),
                event.what())) {
            if (words.knows("event." + key)) {
                return words.say("event." + key, values);
            }
        }
        return event.what();
    }

    /** Which of the sentences about the same thing: by its reason, or by whether a review's end is known yet. */
    private static String variant(ReferralEvent event) {
        boolean isOpen = event.what().equals("in_review") && !event.args().containsKey("review_ends_at");
        return event.args().getOrDefault("reason", isOpen ? "open" : "");
    }

    /**
     * What was typed at an order of which nothing says who sent it: a code that is known is evidence, so it knows none of
     * these. They are the order's words, and no copy of them is kept with the decision.
     */
    private List<String> codes(UUID storeId, UUID orderId, Decision decision) {
        return decision instanceof NotAttributed not && not.reason() == Reason.NO_EVIDENCE
                ? orders.find(storeId, orderId).map(Order::couponCodes).orElse(List.of())
                : List.of();
    }

    private static String because(Decision decision, List<String> codes, Map<UUID, String> names, Words words) {
        return switch (decision) {
            case Attributed attributed ->
                words.say("because." + variant(attributed.because()), values(attributed.because(), names));
            case NotAttributed not -> {
                Map<String, String> values = new TreeMap<>(not.args());
                if (not.recommendation() != null) {
                    values.put(
                            "advocate", names.getOrDefault(not.recommendation().advocateId(), ""));
                }
                if (!codes.isEmpty()) {
                    values.put("codes", String.join(", ", codes));
                    values.put("by", codes.size() == 1 ? "code" : "codes");
                }
                String key = "not." + not.reason().code();
                String special = key + "." + (values.containsKey("orders") ? "shop" : values.get("by"));
                yield words.say(words.knows(special) ? special : key, values);
            }
        };
    }

    private static WhyAnswer.Piece piece(Weighed weighed, Map<UUID, String> names, Words words) {
        var one = weighed.evidence();
        String says = words.say("evidence." + variant(one), values(one, names));
        @Nullable Reason aside = weighed.aside();
        if (aside != null) {
            says += " " + words.say("aside." + aside.code(), values(one, names));
        }
        return new WhyAnswer.Piece(one.kind().code(), one.kind().strength(), one.seenAt(), says, weighed.used());
    }

    /** A coupon or claim is told by how it was claimed. */
    private static String variant(Evidence one) {
        return switch (one.kind()) {
            case CLAIMED_COUPON, CLAIM -> one.kind().code() + "." + one.args().getOrDefault("by", "opened");
            case TIE, ADVOCATE_CODE, VISIT -> one.kind().code();
        };
    }

    private static Map<String, String> values(Evidence one, Map<UUID, String> names) {
        Map<String, String> values = new TreeMap<>(one.args());
        values.put("advocate", names.getOrDefault(one.advocateId(), ""));
        values.put("at", one.seenAt().toString());
        if (one.goodUntil() != null) {
            values.put("until", one.goodUntil().toString());
        }
        return values;
    }

    private static @Nullable String next(Referral referral, Words words, Instant now) {
        Map<String, String> values = new TreeMap<>(referral.args());
        values.put(
                "by",
                referral.decider().name() == null ? "" : referral.decider().name());
        values.put("note", referral.note() == null ? "" : referral.note());
        String key = "next." + referral.state().code();
        if (referral.reviewEndsAt() != null) {
            values.put("ends", referral.reviewEndsAt().toString());
            String dated = key + (referral.reviewEndsAt().isBefore(now) ? ".over" : ".dated");
            key = words.knows(dated) ? dated : key;
        }
        for (String special : List.of(
                key + "." + referral.reason(), key + "." + referral.decider().kind())) {
            if (words.knows(special)) {
                key = special;
                break;
            }
        }
        return words.knows(key) ? words.say(key, values) : null;
    }

    private WhyAnswer.@Nullable Verdict verdict(UUID storeId, Referral referral, Words words) {
        return verdicts.stream()
                .flatMap(one -> one.verdict(storeId, referral.id(), words).stream())
                .findFirst()
                .orElse(null);
    }

    /** What the advocates are called: by their names, or where none is known, "an advocate". */
    private Map<UUID, String> names(UUID storeId, Decision decision, Words words) {
        Set<UUID> ids = new HashSet<>();
        decision.evidence().forEach(weighed -> ids.add(weighed.evidence().advocateId()));
        if (ids.isEmpty()) {
            return Map.of();
        }
        var found = advocates.find(storeId, ids);
        Map<UUID, Customer> people = customers.find(
                storeId,
                found.values().stream().map(advocate -> advocate.customerId()).toList());
        Map<UUID, String> names = new HashMap<>();
        found.forEach((id, advocate) -> {
            @Nullable Customer person = people.get(advocate.customerId());
            @Nullable String name = person == null ? null : person.firstName();
            names.put(id, name == null ? words.say("somebody", Map.of()) : name);
        });
        return names;
    }
}
