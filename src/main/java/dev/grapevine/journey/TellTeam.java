package dev.grapevine.journey;

import dev.grapevine.customer.Customer;
import dev.grapevine.message.MessageKind;
import dev.grapevine.message.Messages;
import dev.grapevine.message.PlannedMessage;
import dev.grapevine.platform.settings.PublicAddress;
import dev.grapevine.store.Store;
import dev.grapevine.store.Stores;
import dev.grapevine.store.Team;
import dev.grapevine.store.Teammate;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Plans a message to the people who look after a store, once each, in the store's language. */
@Component
class TellTeam {
    private final Stores stores;
    private final Team team;
    private final Messages messages;
    private final PublicAddress address;

    TellTeam(Stores stores, Team team, Messages messages, PublicAddress address) {
        this.stores = stores;
        this.team = team;
        this.messages = messages;
        this.address = address;
    }

    /** Those who answer for the store. */
    void owners(UUID storeId, MessageKind kind, String about, String page, Map<String, Object> values) {
        tell(storeId, kind, about, page, values, null, teammate -> teammate.role()
                .mayAdminister());
    }

    /** Those who can do something about it. */
    void whoMayChange(UUID storeId, MessageKind kind, String about, String page, Map<String, Object> values) {
        tell(storeId, kind, about, page, values, null, teammate -> teammate.role()
                .mayChange());
    }

    /** Those who can do something about it, not before a moment. */
    void whoMayChange(
            UUID storeId, MessageKind kind, String about, String page, Map<String, Object> values, Instant at) {
        tell(storeId, kind, about, page, values, at, teammate -> teammate.role().mayChange());
    }

    /** A customer as the merchant finds her; empty where nothing is known of her. */
    static String name(@Nullable Customer customer) {
        if (customer == null) {
            return "";
        }
        String name = Stream.of(customer.firstName(), customer.lastName())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        return name.isEmpty() && customer.email() != null ? customer.email().original() : name;
    }

    private void tell(
            UUID storeId,
            MessageKind kind,
            String about,
            String page,
            Map<String, Object> values,
            @Nullable Instant at,
            Predicate<Teammate> whom) {
        Store store = stores.find(storeId).orElseThrow();
        team.list(storeId).stream().filter(Teammate::isActive).filter(whom).forEach(teammate -> {
            Map<String, Object> all = new HashMap<>(values);
            all.put("first_name", teammate.name().strip().split("\\s+", 2)[0]);
            all.put("dashboard", address.at(page));
            PlannedMessage message = PlannedMessage.now(
                    kind, about + "/" + teammate.idText(), null, teammate.email(), store.defaultLanguage(), all);
            messages.plan(storeId, at == null ? message : message.at(at));
        });
    }
}
