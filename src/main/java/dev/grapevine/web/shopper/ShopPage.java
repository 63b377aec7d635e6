package dev.grapevine.web.shopper;

import dev.grapevine.store.Brand;
import dev.grapevine.store.Language;
import dev.grapevine.store.Store;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A store as it meets one shopper.
 *
 * @param language the one of the store's languages that she reads
 * @param origin where this server is for her, without a slash at the end
 */
public record ShopPage(Store store, Language language, Words words, String origin) {

    public UUID id() {
        return store.id();
    }

    public String name() {
        return store.name();
    }

    public String slug() {
        return store.slug().text();
    }

    public Brand brand() {
        return store.profile().brand();
    }

    /** The font's name for the style sheet. */
    public String font() {
        return brand().font().name().toLowerCase(Locale.ROOT);
    }

    /** The colours of this store for the page's inline style. */
    public String colours() {
        return ":root{" + Palette.day(brand()).declarations() + "}@media (prefers-color-scheme:dark){:root{"
                + Palette.night(brand()).declarations() + "}}";
    }

    /** The languages that can be chosen instead. */
    public List<Language> otherLanguages() {
        return store.profile().languages().stream()
                .filter(other -> other != language)
                .toList();
    }

    /** A path of this store's pages: {@code path("/corner")} is {@code /rose-and-thyme/corner}. */
    public String path(String rest) {
        return "/" + slug() + rest;
    }

    /** The same with this server's address in front, for links that leave the page. */
    public String address(String rest) {
        return origin + path(rest);
    }

    /** The shop itself, where one is registered. */
    public Optional<String> shop() {
        return shop(Map.of());
    }

    /** The shop with parameters that it takes along; nothing where no website is registered. */
    public Optional<String> shop(Map<String, String> parameters) {
        return store.frontDoor(parameters).map(URI::toString);
    }
}
