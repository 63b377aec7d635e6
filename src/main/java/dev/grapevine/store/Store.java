package dev.grapevine.store;

import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Unit;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One online shop: the tenant.
 *
 * @param slug its name in public addresses, for ever
 * @param currency in which it sells and owes, for ever: the ledger counts in it
 * @param logo that was uploaded, or null
 */
public record Store(
        UUID id,
        Slug slug,
        Unit currency,
        StoreProfile profile,
        @Nullable Logo logo,
        Instant createdAt) {

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

    /**
     * Where this server has the logo's picture, as a path; null where the store's name in letters stands for it. An uploaded
     * one has its hash in the path, so that the path may be kept for ever.
     */
    public @Nullable String logoPath() {
        String path = "/" + slug.text() + "/logo";
        if (logo != null) {
            return path + "/" + logo.hash() + ".png";
        }
        return profile.brand().logo() == null ? null : path;
    }

    /** On which grounds the logo can be told apart; of one that is fetched nobody knows, and most are made for paper. */
    public Logo.Ground logoNeeds() {
        return logo == null ? Logo.Ground.LIGHT : logo.needs();
    }

    /**
     * Where people come into the shop: the first of its websites; nothing where none is registered.
     *
     * @param carried parameters that go along, by name
     */
    public Optional<URI> frontDoor(Map<String, String> carried) {
        String query = carried.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return profile.websites().stream()
                .findFirst()
                .map(website -> URI.create(website.origin() + "/" + (query.isEmpty() ? "" : "?" + query)));
    }

    /** Whether people may be sent to this address: only to the store's own websites, which ends open redirects. */
    public boolean mayLeadTo(URI address) {
        return profile.websites().stream().anyMatch(website -> website.contains(address));
    }
}
