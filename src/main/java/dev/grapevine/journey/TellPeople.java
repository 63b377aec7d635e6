package dev.grapevine.journey;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.customer.Customer;
import dev.grapevine.customer.Customers;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.message.MessageKind;
import dev.grapevine.message.Messages;
import dev.grapevine.message.PlannedMessage;
import dev.grapevine.platform.settings.PublicAddress;
import dev.grapevine.store.Language;
import dev.grapevine.store.Store;
import dev.grapevine.store.Stores;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Plans a message to a customer in her language, with what every message to her names. */
@Component
class TellPeople {
    private final Stores stores;
    private final Customers customers;
    private final Advocates advocates;
    private final Messages messages;
    private final PublicAddress address;

    TellPeople(Stores stores, Customers customers, Advocates advocates, Messages messages, PublicAddress address) {
        this.stores = stores;
        this.customers = customers;
        this.advocates = advocates;
        this.messages = messages;
        this.address = address;
    }

    /** Whom to tell; those without an address, or erased, are left out. */
    Map<UUID, Customer> find(UUID storeId, Collection<UUID> customerIds) {
        Map<UUID, Customer> reachable = new HashMap<>(
                customers.find(storeId, customerIds.stream().distinct().toList()));
        reachable.values().removeIf(customer -> customer.email() == null || customer.erasedAt() != null);
        return reachable;
    }

    /** Something to tell somebody, once by its key; nothing where there is nobody to reach. */
    record Telling(@Nullable Customer to, MessageKind kind, String dedupeKey, Map<String, Object> values) {}

    /**
     * Plans it to be sent at once.
     *
     * @return whether it is new
     */
    boolean tell(UUID storeId, @Nullable Customer to, MessageKind kind, String dedupeKey, Map<String, Object> values) {
        return !tell(storeId, List.of(new Telling(to, kind, dedupeKey, values))).isEmpty();
    }

    /**
     * Plans them to be sent at once: three statements for any number.
     *
     * @return the keys of those that are new
     */
    Set<String> tell(UUID storeId, List<Telling> tellings) {
        return messages.plan(storeId, messages(storeId, tellings));
    }

    /** A message to her; nothing where there is nobody to reach. */
    Optional<PlannedMessage> message(
            UUID storeId, @Nullable Customer to, MessageKind kind, String dedupeKey, Map<String, Object> values) {
        return messages(storeId, List.of(new Telling(to, kind, dedupeKey, values))).stream()
                .findFirst();
    }

    /** The messages to those who can be reached, in their sequence. */
    List<PlannedMessage> messages(UUID storeId, List<Telling> tellings) {
        List<Customer> people = tellings.stream()
                .flatMap(telling -> Stream.ofNullable(telling.to()))
                .filter(customer -> customer.email() != null)
                .toList();
        if (people.isEmpty()) {
            return List.of();
        }
        Store store = stores.find(storeId).orElseThrow();
        Map<UUID, Advocate> known = advocates.ofCustomers(
                storeId, people.stream().map(Customer::id).distinct().toList());
        List<PlannedMessage> planned = new ArrayList<>();
        for (Telling telling : tellings) {
            @Nullable Customer to = telling.to();
            if (to != null && to.email() != null) {
                planned.add(message(store, to, to.email(), language(store, to, known.get(to.id())), telling));
            }
        }
        return planned;
    }

    private PlannedMessage message(Store store, Customer to, EmailAddress email, Language language, Telling telling) {
        MessageKind kind = telling.kind();
        Map<String, Object> all = new HashMap<>(telling.values());
        if (kind.action().equals("corner")) {
            all.put("corner", address.at("/" + store.slug().text() + "/corner"));
        } else {
            store.frontDoor(Map.of()).ifPresent(shop -> all.put(kind.action(), shop));
        }
        if (to.firstName() != null) {
            all.put("first_name", to.firstName());
        }
        return PlannedMessage.now(kind, telling.dedupeKey(), to.id(), email, language, all);
    }

    private static Language language(Store store, Customer to, @Nullable Advocate advocate) {
        @Nullable String tag = advocate == null ? null : advocate.locale();
        String wanted = tag != null ? tag : to.locale() != null ? to.locale() : "";
        return Language.parse(wanted.split("-", 2)[0])
                .toOptional()
                .filter(store.profile().languages()::contains)
                .orElse(store.defaultLanguage());
    }
}
