package dev.grapevine.attribution;

import dev.grapevine.claim.Claim;
import dev.grapevine.claim.ClaimKind;
import dev.grapevine.claim.Claims;
import dev.grapevine.customer.Identity;
import dev.grapevine.customer.Person;
import dev.grapevine.order.Order;
import dev.grapevine.share.CodeKind;
import dev.grapevine.share.CouponCode;
import dev.grapevine.share.CouponCodes;
import dev.grapevine.share.Traffic;
import dev.grapevine.share.Visit;
import dev.grapevine.share.Visits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that speaks for an advocate, for a batch of orders: at most six statements, and none for what no order has. */
final class GatherEvidence {
    private final CouponCodes codes;
    private final Visits visits;
    private final Claims claims;
    private final Ties ties;
    private final SpentCodes spentCodes;

    GatherEvidence(CouponCodes codes, Visits visits, Claims claims, Ties ties, SpentCodes spentCodes) {
        this.codes = codes;
        this.visits = visits;
        this.claims = claims;
        this.ties = ties;
        this.spentCodes = spentCodes;
    }

    /** By order; an order of history has only what a teammate says. */
    Map<UUID, List<Evidence>> of(UUID storeId, Collection<Order> all) {
        Map<UUID, List<Evidence>> found = new HashMap<>();
        List<Order> orders = all.stream().filter(order -> !order.history()).toList();
        Map<String, CouponCode> typed = typedCodes(storeId, orders);
        List<String> friends = friends(typed.values());
        Map<String, List<Claim>> claimed = friends.isEmpty() ? Map.of() : claims.byCode(storeId, friends);
        Map<String, SpentCodes.Use> spent = friends.isEmpty() ? Map.of() : spentCodes.firstUses(storeId, friends);
        Map<String, List<Claim>> contacts = contacts(storeId, orders);
        Map<String, Visit> visited = visited(storeId, orders);
        for (Order order : orders) {
            List<Evidence> evidence = new ArrayList<>();
            Set<String> seen = new LinkedHashSet<>();
            order.couponCodes().stream()
                    .flatMap(text -> Stream.ofNullable(typed.get(text)))
                    .filter(code -> seen.add(code.code()))
                    .forEach(code -> evidence.addAll(ofCode(
                            order,
                            code,
                            claimed.getOrDefault(code.code(), List.of()),
                            spent.get(code.code()),
                            seen.size())));
            contactsOf(order).forEach(contact -> contacts.getOrDefault(contact, List.of())
                    .forEach(claim -> evidence.add(ofClaim(claim))));
            if (order.visitToken() != null && visited.containsKey(order.visitToken())) {
                evidence.add(ofVisit(visited.get(order.visitToken())));
            }
            found.put(order.id(), evidence);
        }
        ties.evidence(storeId, all.stream().map(Order::id).toList())
                .forEach((orderId, tie) ->
                        found.computeIfAbsent(orderId, _ -> new ArrayList<>()).add(tie));
        return found;
    }

    private Map<String, CouponCode> typedCodes(UUID storeId, List<Order> orders) {
        var typed = orders.stream()
                .flatMap(order -> order.couponCodes().stream())
                .distinct()
                .toList();
        return typed.isEmpty() ? Map.of() : codes.find(storeId, typed);
    }

    private static List<String> friends(Collection<CouponCode> typed) {
        return typed.stream()
                .filter(code -> code.kind() == CodeKind.FRIEND)
                .map(CouponCode::code)
                .distinct()
                .toList();
    }

    private Map<String, List<Claim>> contacts(UUID storeId, List<Order> orders) {
        var contacts =
                orders.stream().flatMap(GatherEvidence::contactsOf).distinct().toList();
        return contacts.isEmpty() ? Map.of() : claims.byContact(storeId, contacts);
    }

    private Map<String, Visit> visited(UUID storeId, List<Order> orders) {
        var tokens = orders.stream()
                .flatMap(order -> Stream.ofNullable(order.visitToken()))
                .distinct()
                .toList();
        Map<String, Visit> people = new HashMap<>();
        if (!tokens.isEmpty()) {
            visits.byTokens(storeId, tokens).forEach((token, visit) -> {
                if (visit.traffic() == Traffic.PERSON) {
                    people.put(token, visit);
                }
            });
        }
        return people;
    }

    private static Stream<String> contactsOf(Order order) {
        @Nullable Person buyer = order.buyer();
        return buyer == null
                ? Stream.of()
                : buyer.identities().stream()
                        .filter(identity -> identity.kind() != Identity.Kind.EXTERNAL)
                        .map(Identity::value);
    }

    /** A friend's coupon speaks for whoever's offer was claimed with it, and where nobody claimed, for whom it was made. */
    private static List<Evidence> ofCode(
            Order order, CouponCode code, List<Claim> claimed, SpentCodes.@Nullable Use first, int place) {
        Map<String, String> args = first == null || first.orderId().equals(order.id())
                ? Map.of("code", code.display())
                : Map.of("code", code.display(), Evidence.USED_BY, first.order());
        @Nullable Instant goodUntil = earlier(code.expiresAt(), code.retiredAt());
        if (code.kind() == CodeKind.ADVOCATE) {
            // Typed at the purchase: of several, the place in the order says which was first.
            return List.of(new Evidence(
                    EvidenceKind.ADVOCATE_CODE,
                    code.advocateId(),
                    code.programId(),
                    order.placedAt().isBefore(code.mintedAt()) ? code.mintedAt() : order.placedAt(),
                    goodUntil,
                    "%04d %s".formatted(place, code.code()),
                    args));
        }
        if (claimed.isEmpty()) {
            return List.of(new Evidence(
                    EvidenceKind.CLAIMED_COUPON,
                    code.advocateId(),
                    code.programId(),
                    code.mintedAt(),
                    goodUntil,
                    code.code(),
                    with(args, "by", ClaimKind.OPENED)));
        }
        return claimed.stream()
                .map(claim -> new Evidence(
                        EvidenceKind.CLAIMED_COUPON,
                        claim.advocateId(),
                        claim.programId(),
                        claim.at(),
                        goodUntil,
                        claim.id().toString(),
                        with(args, "by", claim.kind())))
                .toList();
    }

    private static Evidence ofClaim(Claim claim) {
        return new Evidence(
                EvidenceKind.CLAIM,
                claim.advocateId(),
                claim.programId(),
                claim.at(),
                null,
                claim.id().toString(),
                with(Map.of(), "by", claim.kind()));
    }

    private static Evidence ofVisit(Visit visit) {
        return new Evidence(
                EvidenceKind.VISIT,
                visit.advocateId(),
                visit.programId(),
                visit.at(),
                null,
                visit.id().toString(),
                Map.of());
    }

    private static Map<String, String> with(Map<String, String> args, String name, ClaimKind kind) {
        Map<String, String> more = new TreeMap<>(args);
        more.put(name, kind.name().toLowerCase(Locale.ROOT));
        return more;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
