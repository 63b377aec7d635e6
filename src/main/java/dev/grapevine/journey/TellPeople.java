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
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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

    /**
     * Plans it once, by its key, to be sent at once; nothing where there is nobody to reach.
     *
     * @return whether it is new
     */
    boolean tell(UUID storeId, @Nullable Customer to, MessageKind kind, String dedupeKey, Map<String, Object> values) {
        return message(storeId, to, kind, dedupeKey, values)
                .filter(message -> messages.plan(storeId, message))
                .isPresent();
    }

    /** A message to her; nothing where there is nobody to reach. */
    Optional<PlannedMessage> message(
            UUID storeId, @Nullable Customer to, MessageKind kind, String dedupeKey, Map<String, Object> values) {
        return to == null || to.email() == null
                ? Optional.empty()
                : Optional.of(message(stores.find(storeId).orElseThrow(), to, to.email(), kind, dedupeKey, values));
    }

    private PlannedMessage message(
            Store store,
            Customer to,
            EmailAddress email,
            MessageKind kind,
            String dedupeKey,
            Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        if (kind.action().equals("corner")) {
            all.put("corner", address.at("/" + store.slug().text() + "/corner"));
        } else {
            store.profile().websites().stream()
                    .findFirst()
                    .ifPresent(website -> all.put(kind.action(), URI.create(website.origin())));
        }
        if (to.firstName() != null) {
            all.put("first_name", to.firstName());
        }
        return PlannedMessage.now(kind, dedupeKey, to.id(), email, language(store, to), all);
    }

    private Language language(Store store, Customer to) {
        Optional<Advocate> advocate = advocates.ofCustomer(store.id(), to.id());
        @Nullable String tag = advocate.map(Advocate::locale).orElse(null);
        String wanted = tag != null ? tag : to.locale() != null ? to.locale() : "";
        return Language.parse(wanted.split("-", 2)[0])
                .toOptional()
                .filter(store.profile().languages()::contains)
                .orElse(store.defaultLanguage());
    }
}
