package dev.grapevine.store;

import dev.grapevine.kernel.EmailAddress;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant may change about the store.
 *
 * @param name as customers know it, 1 to 100 characters
 * @param timeZone in which days begin and end
 * @param languages at least one; the first is the default
 * @param websites the store's own; people are sent nowhere else
 * @param sender who messages come from
 */
public record StoreProfile(
        String name, ZoneId timeZone, List<Language> languages, Brand brand, List<Website> websites, Sender sender) {

    /**
     * Whom messages come from and go back to.
     *
     * @param email where answers go, or null while there is none
     * @param postalAddress in the foot of each mail, as the CAN-SPAM Act (15 U.S.C. 7704) and similar laws ask; empty while
     *     unknown, at most 300 characters
     */
    public record Sender(@Nullable EmailAddress email, String postalAddress) {
        public static final Sender NONE = new Sender(null, "");

        /** Refuses with {@link IllegalArgumentException}. */
        public Sender {
            if (postalAddress.length() > 300) {
                throw new IllegalArgumentException("A postal address is at most 300 characters.");
            }
        }
    }

    private static final int MOST_WEBSITES = 20;

    /** Refuses with {@link IllegalArgumentException}. */
    public StoreProfile {
        languages = List.copyOf(languages);
        websites = List.copyOf(websites);
        if (name.isBlank() || name.length() > 100) {
            throw new IllegalArgumentException("A store's name has 1 to 100 characters.");
        }
        if (languages.isEmpty() || new HashSet<>(languages).size() < languages.size()) {
            throw new IllegalArgumentException("A store has at least one language, and each once.");
        }
        if (websites.size() > MOST_WEBSITES) {
            throw new IllegalArgumentException("A store has at most " + MOST_WEBSITES + " websites.");
        }
    }

    /** A profile to begin with: English, no website, a plain look. */
    public static StoreProfile named(String name, ZoneId timeZone) {
        return new StoreProfile(name, timeZone, List.of(Language.EN), Brand.PLAIN, List.of(), Sender.NONE);
    }

    public StoreProfile withName(String changed) {
        return new StoreProfile(changed, timeZone, languages, brand, websites, sender);
    }

    public StoreProfile withTimeZone(ZoneId changed) {
        return new StoreProfile(name, changed, languages, brand, websites, sender);
    }

    public StoreProfile withLanguages(List<Language> changed) {
        return new StoreProfile(name, timeZone, changed, brand, websites, sender);
    }

    public StoreProfile withBrand(Brand changed) {
        return new StoreProfile(name, timeZone, languages, changed, websites, sender);
    }

    public StoreProfile withWebsites(List<Website> changed) {
        return new StoreProfile(name, timeZone, languages, brand, changed, sender);
    }

    public StoreProfile withSender(Sender changed) {
        return new StoreProfile(name, timeZone, languages, brand, websites, changed);
    }

    /** For the audit log. */
    Map<String, @Nullable Object> shown() {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("name", name);
        shown.put("time_zone", timeZone.getId());
        shown.put("languages", languages.stream().map(Language::code).toList());
        shown.put("brand", brand);
        shown.put("websites", websites.stream().map(Website::origin).toList());
        shown.put("sender_email", sender.email() == null ? null : sender.email().original());
        shown.put("sender_postal", sender.postalAddress());
        return shown;
    }
}
