package dev.grapevine.journey;

import dev.grapevine.attribution.Referral;
import dev.grapevine.claim.Claim;
import dev.grapevine.claim.Claims;
import dev.grapevine.customer.Customer;
import dev.grapevine.customer.Customers;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The first names that friends gave when they asked for an advocate's offer: the one thing about a friend that the advocate
 * is told. What the shop knows from the order is between the friend and the shop.
 */
@Component
public class FriendNames {
    private final Customers customers;
    private final Claims claims;

    FriendNames(Customers customers, Claims claims) {
        this.customers = customers;
        this.claims = claims;
    }

    /** By referral's id; those whose friend asked under no name are left out. */
    public Map<UUID, String> of(UUID storeId, Collection<Referral> referrals) {
        if (referrals.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Customer> friends = customers.find(
                storeId,
                referrals.stream().map(Referral::friendCustomerId).distinct().toList());
        Map<String, List<Claim>> claimed = claims.byContact(
                storeId,
                friends.values().stream().flatMap(FriendNames::contacts).toList());
        Map<UUID, String> names = new HashMap<>();
        for (Referral referral : referrals) {
            @Nullable Customer friend = friends.get(referral.friendCustomerId());
            if (friend != null && friend.erasedAt() == null) {
                contacts(friend)
                        .flatMap(contact -> claimed.getOrDefault(contact, List.of()).stream())
                        .filter(claim -> claim.advocateId().equals(referral.advocateId()))
                        .map(Claim::firstName)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .ifPresent(name -> names.put(referral.id(), name));
            }
        }
        return names;
    }

    private static Stream<String> contacts(Customer friend) {
        return Stream.of(
                        friend.email() == null ? "" : friend.email().canonical(),
                        friend.phone() == null ? "" : friend.phone().e164())
                .filter(contact -> !contact.isEmpty());
    }
}
