package dev.grapevine.journey;

import dev.grapevine.message.MessageKind;
import dev.grapevine.message.Messages;
import dev.grapevine.message.PlannedMessage;
import dev.grapevine.platform.settings.PublicAddress;
import dev.grapevine.store.Store;
import dev.grapevine.store.Stores;
import dev.grapevine.store.Team;
import dev.grapevine.store.Teammate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
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
        tell(storeId, kind, about, page, values, teammate -> teammate.role().mayAdminister());
    }

    /** Those who can do something about it. */
    void whoMayChange(UUID storeId, MessageKind kind, String about, String page, Map<String, Object> values) {
        tell(storeId, kind, about, page, values, teammate -> teammate.role().mayChange());
    }

    private void tell(
            UUID storeId,
            MessageKind kind,
            String about,
            String page,
            Map<String, Object> values,
            Predicate<Teammate> whom) {
        Store store = stores.find(storeId).orElseThrow();
        team.list(storeId).stream().filter(Teammate::isActive).filter(whom).forEach(teammate -> {
            Map<String, Object> all = new HashMap<>(values);
            all.put("first_name", teammate.name().strip().split("\\s+", 2)[0]);
            all.put("dashboard", address.at(page));
            messages.plan(
                    storeId,
                    PlannedMessage.now(
                            kind,
                            about + "/" + teammate.idText(),
                            null,
                            teammate.email(),
                            store.defaultLanguage(),
                            all));
        });
    }
}
