package dev.grapevine.store;

import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Unit;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;

/**
 * One online shop: the tenant.
 *
 * @param slug its name in public addresses, for ever
 * @param currency in which it sells and owes, for ever: the ledger counts in it
 */
public record Store(UUID id, Slug slug, Unit currency, StoreProfile profile, Instant createdAt) {

    public String name() {
        return profile.name();
    }

    /** The id outside: {@code sto_…}. */
    public String idText() {
        return Ids.text(IdKind.STORE, id);
    }

    public Language defaultLanguage() {
        return profile.languages().getFirst();
    }

    /** Whether people may be sent to this address: only to the store's own websites, which ends open redirects. */
    public boolean mayLeadTo(URI address) {
        return profile.websites().stream().anyMatch(website -> website.contains(address));
    }
}
