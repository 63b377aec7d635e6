package dev.grapevine.web.api.store;

import dev.grapevine.kernel.Parsed;
import dev.grapevine.platform.settings.PublicAddress;
import dev.grapevine.store.Language;
import dev.grapevine.store.Scope;
import dev.grapevine.store.Store;
import dev.grapevine.store.StoreProfile;
import dev.grapevine.store.Stores;
import dev.grapevine.web.api.Needs;
import dev.grapevine.web.api.TimeZones;
import dev.grapevine.web.problem.FieldProblem;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.security.Caller;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The store that the key belongs to. */
@RestController
@RequestMapping("/api/v1/store")
class StoreResource {
    private final Stores stores;
    private final PublicAddress address;

    StoreResource(Stores stores, PublicAddress address) {
        this.stores = stores;
        this.address = address;
    }

    /** @param logo where its picture is; null while the name in letters stands for it */
    record StoreShown(
            String id,
            String slug,
            String name,
            String currency,
            String timeZone,
            List<String> languages,
            @Nullable String logo,
            Instant createdAt) {
        static StoreShown of(Store store, PublicAddress address) {
            @Nullable String path = store.logoPath();
            return new StoreShown(
                    store.idText(),
                    store.slug().text(),
                    store.name(),
                    store.currency().code(),
                    store.profile().timeZone().getId(),
                    store.profile().languages().stream().map(Language::code).toList(),
                    path == null ? null : address.at(path).toString(),
                    store.createdAt());
        }
    }

    /**
     * What is to change; what is left out stays.
     *
     * @param currency only to say kindly that it can't be changed
     */
    record StoreChange(
            @Nullable String name,
            @Nullable String timeZone,
            @Nullable List<@Nullable String> languages,
            @Nullable String currency) {

        UnaryOperator<StoreProfile> checked() {
            List<FieldProblem> problems = new ArrayList<>();
            if (name != null && (name.isBlank() || name.length() > 100)) {
                problems.add(new FieldProblem("name", "has 1 to 100 characters."));
            }
            Optional<ZoneId> zone = Optional.ofNullable(timeZone).flatMap(TimeZones::parse);
            if (timeZone != null && zone.isEmpty()) {
                problems.add(new FieldProblem("time_zone", "is the name of a time zone, such as Europe/London."));
            }
            if (currency != null) {
                problems.add(new FieldProblem("currency", "stays what it is: the store's accounts are kept in it."));
            }
            List<Language> spoken = languages(problems);
            if (!problems.isEmpty()) {
                throw Problem.invalid(problems).refusal();
            }
            return before -> {
                StoreProfile named = name == null ? before : before.withName(name.strip());
                StoreProfile placed = zone.map(named::withTimeZone).orElse(named);
                return languages == null ? placed : placed.withLanguages(spoken);
            };
        }

        private List<Language> languages(List<FieldProblem> problems) {
            LinkedHashSet<Language> spoken = new LinkedHashSet<>();
            if (languages == null) {
                return List.of();
            }
            if (languages.isEmpty()) {
                problems.add(new FieldProblem("languages", "has at least one; the first is the default."));
            }
            for (int i = 0; i < languages.size() && problems.size() < 20; i++) {
                String field = "languages[" + i + "]";
                String code = languages.get(i);
                switch (Language.parse(code == null ? "" : code)) {
                    case Parsed.Value<Language>(Language language)
                    when !spoken.add(language) -> problems.add(new FieldProblem(field, "is there already."));
                    case Parsed.Value<Language> _ -> {}
                    case Parsed.Refused<Language>(String problem) -> problems.add(new FieldProblem(field, problem));
                }
            }
            return List.copyOf(spoken);
        }
    }

    @GetMapping
    @Needs(Scope.READ)
    StoreShown show(Caller caller) {
        return stores.find(caller.storeId())
                .map(store -> StoreShown.of(store, address))
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    @PatchMapping
    @Needs(Scope.ADMIN)
    StoreShown change(Caller caller, @RequestBody StoreChange change) {
        return stores.change(caller.storeId(), change.checked(), caller.actor())
                .map(store -> StoreShown.of(store, address))
                .orElseThrow(() -> Problem.notFound().refusal());
    }
}
