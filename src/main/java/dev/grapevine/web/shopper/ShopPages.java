package dev.grapevine.web.shopper;

import dev.grapevine.kernel.Parsed;
import dev.grapevine.platform.settings.PublicAddress;
import dev.grapevine.store.Language;
import dev.grapevine.store.Slug;
import dev.grapevine.store.Store;
import dev.grapevine.store.Stores;
import dev.grapevine.web.page.Pages;
import dev.grapevine.web.page.Texts;
import dev.grapevine.web.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens the pages of the store that an address names, in the language of whoever asks. */
@Component
public class ShopPages {
    /** How a store's name stands in the addresses of its pages. */
    public static final String SLUG = "/{slug:[a-z0-9]+(?:-[a-z0-9]+)*}";

    private final Stores stores;
    private final Texts texts;
    private final PublicAddress address;

    ShopPages(Stores stores, Texts texts, PublicAddress address) {
        this.stores = stores;
        this.texts = texts;
        this.address = address;
    }

    /** The store's page in the language that the address or the browser asks for; refuses with 404 for no store. */
    public ShopPage open(String slug, HttpServletRequest request) {
        return open(slug, null, request);
    }

    /** @param usual the language that she chose earlier; null for none */
    public ShopPage open(String slug, @Nullable String usual, HttpServletRequest request) {
        Store store = store(slug);
        List<Locale.LanguageRange> wanted = wanted(request);
        Language language = language(store, request.getParameter("lang"), usual, wanted);
        Pages.speak(request, language.locale());
        return new ShopPage(
                store,
                language,
                new Words(
                        texts,
                        language.locale(),
                        language.region(store.currency()),
                        store.profile().timeZone()),
                origin(request));
    }

    /** The store itself; refuses with 404 for none. */
    public Store store(String slug) {
        return switch (Slug.parse(slug)) {
            case Parsed.Value<Slug>(Slug good) ->
                stores.find(good).orElseThrow(() -> Problem.notFound().refusal());
            case Parsed.Refused<Slug> _ -> throw Problem.notFound().refusal();
        };
    }

    private static Language language(
            Store store, @Nullable String asked, @Nullable String usual, List<Locale.LanguageRange> wanted) {
        List<Language> spoken = store.profile().languages();
        for (String code : Arrays.asList(asked, usual)) {
            for (Language language : spoken) {
                if (code != null && language.code().equals(code.split("-", 2)[0])) {
                    return language;
                }
            }
        }
        Locale best =
                Locale.lookup(wanted, spoken.stream().map(Language::locale).toList());
        return spoken.stream()
                .filter(language -> language.locale().equals(best))
                .findFirst()
                .orElseGet(store::defaultLanguage);
    }

    static List<Locale.LanguageRange> wanted(HttpServletRequest request) {
        String header = request.getHeader("Accept-Language");
        if (header == null || header.length() > 500) {
            return List.of();
        }
        try {
            return Locale.LanguageRange.parse(header);
        } catch (IllegalArgumentException notALanguage) {
            return List.of();
        }
    }

    /** What the operator says; else what the browser asked for, which on a shopper's own page can mislead nobody else. */
    private String origin(HttpServletRequest request) {
        return address.given().orElseGet(() -> {
            String url = request.getRequestURL().toString();
            return url.substring(0, url.length() - request.getRequestURI().length());
        });
    }
}
