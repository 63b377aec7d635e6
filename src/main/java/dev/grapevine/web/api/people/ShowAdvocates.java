package dev.grapevine.web.api.people;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.platform.settings.PublicAddress;
import dev.grapevine.store.Store;
import dev.grapevine.store.Stores;
import dev.grapevine.web.security.Caller;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Shows advocates with the whole address of their share link. */
@Component
public class ShowAdvocates {
    private final Stores stores;
    private final PublicAddress address;

    ShowAdvocates(Stores stores, PublicAddress address) {
        this.stores = stores;
        this.address = address;
    }

    public Function<Advocate, AdvocateShown> to(Caller caller) {
        return in(caller.storeId());
    }

    /** The store is looked up with the first of them, and once. */
    public Function<Advocate, AdvocateShown> in(UUID storeId) {
        SingletonSupplier<String> links = SingletonSupplier.of(() -> {
            Store store = stores.find(storeId).orElseThrow();
            return address.at("/" + store.slug().text() + "/r/").toString();
        });
        return advocate -> AdvocateShown.of(advocate, links.obtain() + advocate.linkToken());
    }
}
