package dev.grapevine.web.api.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.grapevine.kernel.Cursor;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Page;
import dev.grapevine.kernel.Parsed;
import dev.grapevine.store.ApiKey;
import dev.grapevine.store.ApiKeys;
import dev.grapevine.store.IssuedKey;
import dev.grapevine.store.NewApiKey;
import dev.grapevine.store.Scope;
import dev.grapevine.web.api.Listed;
import dev.grapevine.web.api.Needs;
import dev.grapevine.web.api.PageAsked;
import dev.grapevine.web.problem.FieldProblem;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The keys by which the store's own software enters. */
@RestController
@RequestMapping("/api/v1/api_keys")
class ApiKeyResource {
    private final ApiKeys keys;
    private final Clock clock;

    ApiKeyResource(ApiKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** @param key the text to send, in the answer that made it and never again */
    record KeyShown(
            String id,
            String kind,
            String name,
            String mark,
            List<String> scopes,
            String createdBy,
            Instant createdAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String key) {

        static KeyShown of(ApiKey key) {
            return of(key, null);
        }

        static KeyShown of(ApiKey key, @Nullable String text) {
            return new KeyShown(
                    key.idText(),
                    key.kind().code(),
                    key.name(),
                    key.mark(),
                    key.scopes().stream().sorted().map(Scope::code).toList(),
                    key.createdBy(),
                    key.createdAt(),
                    key.lastUsedAt(),
                    key.expiresAt(),
                    key.revokedAt(),
                    text);
        }
    }

    /** @param scopes what it is good for; left out, a secret key may do everything and a publishable one all that it can */
    record KeyAsked(
            @Nullable String kind,
            @Nullable String name,
            @Nullable List<@Nullable String> scopes,
            @Nullable Instant expiresAt) {

        NewApiKey checked(Instant now) {
            List<FieldProblem> problems = new ArrayList<>();
            ApiKey.Kind wanted = "publishable".equals(kind) ? ApiKey.Kind.PUBLISHABLE : ApiKey.Kind.SECRET;
            if (kind == null || !kind.equals(wanted.code())) {
                problems.add(new FieldProblem("kind", "is secret or publishable."));
            }
            if (name == null || name.isBlank() || name.length() > 100) {
                problems.add(new FieldProblem("name", "says what the key is for, in 1 to 100 characters."));
            }
            if (expiresAt != null && !expiresAt.isAfter(now)) {
                problems.add(new FieldProblem("expires_at", "is in the future, or left out for never."));
            }
            Set<Scope> granted = scopes(wanted, problems);
            if (!problems.isEmpty() || name == null) {
                throw Problem.invalid(problems).refusal();
            }
            return new NewApiKey(wanted, name.strip(), granted, expiresAt);
        }

        private Set<Scope> scopes(ApiKey.Kind wanted, List<FieldProblem> problems) {
            Set<Scope> all = NewApiKey.publishable("any").scopes();
            if (scopes == null) {
                return wanted == ApiKey.Kind.SECRET ? Set.of(Scope.ADMIN) : all;
            }
            Set<Scope> granted = EnumSet.noneOf(Scope.class);
            for (int i = 0; i < scopes.size() && problems.size() < 20; i++) {
                String code = scopes.get(i);
                switch (Scope.parse(code == null ? "" : code)) {
                    case Parsed.Value<Scope>(Scope scope) -> granted.add(scope);
                    case Parsed.Refused<Scope>(String problem) ->
                        problems.add(new FieldProblem("scopes[" + i + "]", problem));
                }
            }
            if (scopes.isEmpty()) {
                problems.add(new FieldProblem("scopes", "has at least one."));
            }
            if (wanted == ApiKey.Kind.PUBLISHABLE && !all.containsAll(granted)) {
                problems.add(new FieldProblem(
                        "scopes", "of a publishable key, which everybody can read, are claims and widget only."));
            }
            return granted;
        }
    }

    @GetMapping
    @Needs(Scope.ADMIN)
    Listed<KeyShown> list(Caller caller, PageAsked page) {
        Cursor after = page.after();
        List<ApiKey> following = keys.list(caller.storeId()).stream()
                .dropWhile(key -> after != null && !key.id().equals(after.id()))
                .skip(after == null ? 0 : 1)
                .limit(page.limit().andOneMore())
                .toList();
        return Listed.of(Page.of(following, page.limit(), key -> Cursor.by(key.id())), KeyShown::of);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Needs(Scope.ADMIN)
    KeyShown issue(Caller caller, @RequestBody KeyAsked asked) {
        IssuedKey issued = keys.issue(caller.storeId(), asked.checked(clock.instant()), caller.actor());
        return KeyShown.of(issued.key(), issued.text());
    }

    /** Ends a key. Repeating it is harmless. */
    @DeleteMapping("/{id}")
    @Needs(Scope.ADMIN)
    KeyShown revoke(Caller caller, @PathVariable("id") String id) {
        return Ids.parse(IdKind.API_KEY, id)
                .flatMap(key -> keys.revoke(caller.storeId(), key, caller.actor()))
                .map(KeyShown::of)
                .orElseThrow(() -> Problem.notFound().refusal());
    }
}
