package dev.grapevine.web.api;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.platform.settings.PublicAddress;
import dev.grapevine.store.Store;
import dev.grapevine.store.Stores;
import dev.grapevine.web.security.Caller;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Shows advocates with the whole address of their share link. */
@Component
class ShowAdvocates {
    private final Stores stores;
    private final PublicAddress address;

    ShowAdvocates(Stores stores, PublicAddress address) {
        this.stores = stores;
        this.address = address;
    }

    Function<Advocate, AdvocateShown> to(Caller caller) {
        Store store = stores.find(caller.storeId()).orElseThrow();
        String links = address.at("/" + store.slug().text() + "/r/").toString();
        return advocate -> AdvocateShown.of(advocate, links + advocate.linkToken());
    }
}
