package dev.grapevine.customer;

import dev.grapevine.kernel.Ids;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who people are, decided one after the other. A person is whoever her strongest known identity names; what else is said
 * of her is hers from then on, unless it already names somebody, with whom it stays. A telephone number alone makes nobody
 * of two people with different addresses: families share numbers, and whoever reads the mailbox enters the corner.
 */
final class Recognition {
    private final Map<Identity, UUID> owners;
    private final Map<Identity, UUID> claimed = new LinkedHashMap<>();
    private final Set<UUID> fresh = new LinkedHashSet<>();
    private final Map<UUID, Set<Identity.Kind>> named = new LinkedHashMap<>();
    private final List<UUID> customers = new ArrayList<>();

    /** @param owners whom each known identity of these people names */
    Recognition(Map<Identity, UUID> owners) {
        this.owners = new LinkedHashMap<>(owners);
    }

    void recognise(Person person) {
        UUID customer = strongest(person.identities());
        if (customer == null) {
            customer = Ids.newId();
            fresh.add(customer);
        }
        Set<Identity.Kind> kinds = named.computeIfAbsent(customer, id -> EnumSet.noneOf(Identity.Kind.class));
        person.identities().forEach(identity -> kinds.add(identity.kind()));
        customers.add(customer);
        for (Identity identity : person.identities()) {
            if (owners.putIfAbsent(identity, customer) == null) {
                claimed.put(identity, customer);
            }
        }
    }

    /** Identities that named nobody, and whose they are to be. */
    Map<Identity, UUID> claimed() {
        return claimed;
    }

    /** A customer for each person, in their sequence. */
    List<UUID> customers() {
        return customers;
    }

    /**
     * Somebody else was quicker with some of the claimed identities. Where that leaves a new customer who is somebody
     * known already, she is that one.
     *
     * @param taken whom the identities name by now
     * @return new customers who are not, and whom they turned out to be
     */
    Map<UUID, UUID> giveWay(Map<Identity, UUID> taken) {
        Map<UUID, UUID> turnedOut = new LinkedHashMap<>();
        for (Identity.Kind kind : Identity.Kind.values()) {
            taken.forEach((identity, owner) -> {
                UUID mine = claimed.get(identity);
                if (identity.kind() == kind && mine != null && decidesAbout(mine, identity)) {
                    turnedOut.putIfAbsent(mine, owner);
                }
            });
        }
        customers.replaceAll(customer -> turnedOut.getOrDefault(customer, customer));
        return turnedOut;
    }

    private @Nullable UUID strongest(List<Identity> identities) {
        for (Identity identity : identities) {
            UUID owner = owners.get(identity);
            if (owner != null && decides(identity, identities)) {
                return owner;
            }
        }
        return null;
    }

    private boolean decidesAbout(UUID customer, Identity identity) {
        return fresh.contains(customer)
                && (identity.kind() != Identity.Kind.PHONE
                        || Set.of(Identity.Kind.PHONE).equals(named.get(customer)));
    }

    private static boolean decides(Identity identity, List<Identity> said) {
        return identity.kind() != Identity.Kind.PHONE || said.size() == 1;
    }
}
