package dev.grapevine.web.setup;

import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Parsed;
import dev.grapevine.kernel.Unit;
import dev.grapevine.store.NewStore;
import dev.grapevine.store.NewTeammate;
import dev.grapevine.store.Password;
import dev.grapevine.store.Role;
import dev.grapevine.store.Slug;
import dev.grapevine.store.StoreProfile;
import dev.grapevine.web.api.TimeZones;
import java.text.Normalizer;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What was typed into the setup form, so that it can be shown again.
 *
 * @param slug empty where it is to follow from the shop's name
 * @param password never shown again
 */
public record SetupForm(
        String shop, String slug, String currency, String timeZone, String name, String email, String password) {

    /** Whose password is judged while the typed address can't be. */
    private static final EmailAddress NOBODY =
            EmailAddress.parse("nobody@example.com").orElseThrow();

    static SetupForm empty() {
        return new SetupForm("", "", "", "UTC", "", "", "");
    }

    static SetupForm of(Map<String, String> typed) {
        return new SetupForm(
                typed.getOrDefault("shop", "").strip(),
                typed.getOrDefault("slug", "").strip().toLowerCase(Locale.ROOT),
                typed.getOrDefault("currency", ""),
                typed.getOrDefault("time_zone", ""),
                typed.getOrDefault("name", "").strip(),
                typed.getOrDefault("email", "").strip(),
                typed.getOrDefault("password", ""));
    }

    /** What became of reading the form. */
    sealed interface Read {
        /** Everything is right. */
        record Complete(NewStore store, NewTeammate owner) implements Read {}

        /** @param problems a message's key or a ready sentence for each wrong field */
        record Wrong(Map<String, String> problems) implements Read {}
    }

    Read read() {
        Map<String, String> problems = new LinkedHashMap<>();
        if (shop.isEmpty() || shop.length() > 100) {
            problems.put("shop", "setup.problem.shop");
        }
        Optional<Slug> address = value("slug", Slug.parse(chosenSlug()), "setup.problem.slug", problems);
        Optional<Unit> unit = value("currency", Unit.parseCurrency(currency), "setup.problem.currency", problems);
        Optional<ZoneId> zone = TimeZones.parse(timeZone);
        if (zone.isEmpty()) {
            problems.put("time_zone", "setup.problem.time-zone");
        }
        if (name.isEmpty() || name.length() > 100) {
            problems.put("name", "setup.problem.name");
        }
        Optional<EmailAddress> mail = value("email", EmailAddress.parse(email), "setup.problem.email", problems);
        Optional<Password> secret = password(Password.parse(password, mail.orElse(NOBODY)), problems);
        if (shop.isEmpty() && slug.isEmpty()) {
            // It follows from the name, of which enough was said.
            problems.remove("slug");
        }
        if (!problems.isEmpty() || address.isEmpty() || unit.isEmpty() || mail.isEmpty() || secret.isEmpty()) {
            return new Read.Wrong(problems);
        }
        return new Read.Complete(
                new NewStore(Ids.newId(), address.get(), unit.get(), StoreProfile.named(shop, zone.orElseThrow())),
                new NewTeammate(name, mail.get(), Role.OWNER, secret.get()));
    }

    /** The typed one, or what the shop's name suggests. */
    String chosenSlug() {
        return slug.isEmpty() ? suggested(shop) : slug;
    }

    /** Rose &amp; Thyme becomes rose-thyme, Café Zoë becomes cafe-zoe. */
    static String suggested(String shop) {
        String plain = Normalizer.normalize(shop, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        String dashed =
                plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return dashed.length() > 40 ? dashed.substring(0, 40).replaceAll("-$", "") : dashed;
    }

    private static <T> Optional<T> value(String field, Parsed<T> parsed, String key, Map<String, String> problems) {
        return switch (parsed) {
            case Parsed.Value<T>(T value) -> Optional.of(value);
            case Parsed.Refused<T> _ -> {
                problems.put(field, key);
                yield Optional.empty();
            }
        };
    }

    private static Optional<Password> password(Parsed<Password> parsed, Map<String, String> problems) {
        return switch (parsed) {
            case Parsed.Value<Password>(Password good) -> Optional.of(good);
            case Parsed.Refused<Password> _ -> {
                problems.put("password", "setup.problem.password");
                yield Optional.empty();
            }
        };
    }
}
