package dev.grapevine.web.api.order;

import dev.grapevine.attribution.Words;
import dev.grapevine.store.Store;
import dev.grapevine.store.Stores;
import dev.grapevine.web.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** In which words to say why: those that the caller accepts, or else the store's, with days as the store counts them. */
@Component
public class SayWhy {
    private final Stores stores;

    SayWhy(Stores stores) {
        this.stores = stores;
    }

    public Words words(Caller caller, HttpServletRequest request) {
        Store store = stores.find(caller.storeId()).orElseThrow();
        Locale locale = request.getHeader("Accept-Language") == null
                ? store.defaultLanguage().locale()
                : request.getLocale();
        return new Words(locale, store.profile().timeZone());
    }
}
