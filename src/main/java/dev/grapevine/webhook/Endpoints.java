package dev.grapevine.webhook;

import dev.grapevine.kernel.Ids;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.http.Outbound;
import dev.grapevine.platform.secret.Secret;
import dev.grapevine.store.Actor;
import dev.grapevine.store.AuditLog;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The addresses of a store that are told of events. Every change is in the audit log, with no secret in it. */
@Component
public final class Endpoints {
    /** Each event is sent to each of them. */
    public static final int MOST = 10;

    /** How long the secret before a rotation signs too. */
    public static final Duration OVERLAP = Duration.ofDays(1);

    private static final Actor BY = Actor.system("webhooks");

    private final InStore inStore;
    private final EndpointRows rows;
    private final Outbound outbound;
    private final AuditLog audit;
    private final Clock clock;

    Endpoints(InStore inStore, EndpointRows rows, Outbound outbound, AuditLog audit, Clock clock) {
        this.inStore = inStore;
        this.rows = rows;
        this.outbound = outbound;
        this.audit = audit;
        this.clock = clock;
    }

    /** All of them, newest first. */
    public List<Endpoint> list(UUID storeId) {
        return inStore.call(storeId, () -> rows.list(storeId));
    }

    public Optional<Endpoint> find(UUID storeId, UUID id) {
        return list(storeId).stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** @param secret that the receiver has already, {@code whsec_…}; null for a new one */
    public EndpointChange add(UUID storeId, EndpointWish wish, @Nullable Secret secret, Actor by) {
        Optional<EndpointChange> refusal = refusal(wish, secret);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return inStore.call(storeId, () -> {
            if (rows.list(storeId).size() >= MOST) {
                return new EndpointChange.TooMany(MOST);
            }
            Secret key = secret == null ? Signature.freshSecret() : secret;
            Endpoint made = wished(
                    new Endpoint(Ids.newId(), URI.create(wish.url()), null, null, null, null, null, now()), wish);
            rows.insert(storeId, made, key);
            audit.record(storeId, by, "add.webhook_endpoint", made.idText(), Map.of(), shown(made));
            return new EndpointChange.Done(made, key);
        });
    }

    /** A disabled endpoint that is enabled again begins anew: what has failed before is replayed by hand. */
    public EndpointChange change(UUID storeId, UUID id, UnaryOperator<EndpointWish> change, Actor by) {
        return inStore.call(storeId, () -> rows.lock(storeId, id)
                .map(was -> changed(storeId, was, change.apply(wish(was)), by))
                .orElseGet(EndpointChange.NotFound::new));
    }

    private EndpointChange changed(UUID storeId, Endpoint was, EndpointWish wish, Actor by) {
        return refusal(wish, null).orElseGet(() -> {
            Endpoint is = wished(was, wish);
            rows.update(storeId, is);
            audit.record(storeId, by, "change.webhook_endpoint", is.idText(), shown(was), shown(is));
            return new EndpointChange.Done(is, null);
        });
    }

    /** A new secret; the one before goes on for a day, so that the receiver can change over. */
    public EndpointChange rotate(UUID storeId, UUID id, Actor by) {
        return inStore.call(storeId, () -> rows.lock(storeId, id)
                .<EndpointChange>map(was -> {
                    Secret fresh = Signature.freshSecret();
                    rows.rotate(storeId, id, fresh, now().plus(OVERLAP));
                    audit.record(storeId, by, "rotate.webhook_endpoint", was.idText(), Map.of(), Map.of());
                    return new EndpointChange.Done(rows.lock(storeId, id).orElseThrow(), fresh);
                })
                .orElseGet(EndpointChange.NotFound::new));
    }

    /** With the log of its deliveries. False for an unknown one. */
    public boolean remove(UUID storeId, UUID id, Actor by) {
        return inStore.call(storeId, () -> find(storeId, id)
                .filter(_ -> rows.delete(storeId, id))
                .map(was -> {
                    audit.record(storeId, by, "remove.webhook_endpoint", was.idText(), shown(was), Map.of());
                    return true;
                })
                .orElse(false));
    }

    /** Ends what can't go on by itself, in the transaction that found it out. */
    void disable(UUID storeId, UUID id, Endpoint.Disabled why) {
        rows.lock(storeId, id).filter(Endpoint::isEnabled).ifPresent(was -> {
            Endpoint is = with(was, wish(was), why);
            rows.update(storeId, is);
            audit.record(storeId, BY, "disable.webhook_endpoint", is.idText(), shown(was), shown(is));
        });
    }

    private Optional<EndpointChange> refusal(EndpointWish wish, @Nullable Secret secret) {
        if (wish.url().length() > 2_000) {
            return refused("url", "has at most 2000 characters.");
        }
        Optional<String> objection = outbound.objection(wish.url());
        if (objection.isPresent()) {
            return refused("url", objection.get());
        }
        if (wish.description() != null && wish.description().length() > 200) {
            return refused("description", "has at most 200 characters.");
        }
        if (wish.types() != null) {
            Optional<EndpointChange> wrong = wrongType(wish.types());
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        if (secret != null && !Signature.isSecret(secret.reveal())) {
            return refused("secret", "is whsec_ and 24 to 64 bytes in base64; left out for a new one.");
        }
        return Optional.empty();
    }

    private static Optional<EndpointChange> wrongType(List<String> types) {
        if (types.isEmpty()) {
            return refused("types", "names at least one type of event; left out for all.");
        }
        for (int i = 0; i < types.size(); i++) {
            String code = String.valueOf(types.get(i)); // JSON may hold a null
            if (EventType.of(code).filter(EventType::isChosen).isEmpty()) {
                return refused(
                        "types[" + i + "]",
                        "\"%s\" is no type of event. There are %s; leave types out for all."
                                .formatted(shortened(code), EventType.choices()));
            }
        }
        return Optional.empty();
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    private static Optional<EndpointChange> refused(String field, String problem) {
        return Optional.of(new EndpointChange.Refused(field, problem));
    }

    private static EndpointWish wish(Endpoint one) {
        return new EndpointWish(one.url().toString(), one.description(), one.types(), one.isEnabled());
    }

    private static Endpoint wished(Endpoint was, EndpointWish wish) {
        return with(was, wish, wish.enabled() ? null : was.isEnabled() ? Endpoint.Disabled.BY_HAND : was.disabled());
    }

    private static Endpoint with(Endpoint was, EndpointWish wish, Endpoint.@Nullable Disabled why) {
        return new Endpoint(
                was.id(),
                URI.create(wish.url()),
                wish.description(),
                wish.types() == null
                        ? null
                        : wish.types().stream().distinct().sorted().toList(),
                why,
                was.secretBeforeUntil(),
                why == null && was.isEnabled() ? was.failingSince() : null,
                was.createdAt());
    }

    private static Map<String, @Nullable Object> shown(Endpoint one) {
        Map<String, @Nullable Object> shown = new HashMap<>();
        shown.put("url", one.url().toString());
        shown.put("types", one.types());
        shown.put("enabled", one.isEnabled());
        shown.put("disabled_why", one.disabled() == null ? null : one.disabled().code());
        return shown;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
