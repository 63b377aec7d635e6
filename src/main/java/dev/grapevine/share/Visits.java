package dev.grapevine.share;

import dev.grapevine.kernel.Ids;
import dev.grapevine.platform.database.InStore;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who came by share links. */
@Component
public class Visits {

    private final InStore inStore;
    private final VisitRows rows;
    private final Clock clock;

    public Visits(InStore inStore, JdbcClient jdbc, Clock clock) {
        this.inStore = inStore;
        this.rows = new VisitRows(jdbc);
        this.clock = clock;
    }

    /** Counts an arrival, in one statement: durable when this returns. */
    public Arrived record(UUID storeId, Arrival arrival) {
        var token = VisitToken.of(Ids.newId());
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var traffic = arrival.traffic();
        return inStore.call(storeId, () -> rows.insert(storeId, token, arrival, traffic, now))
                .orElseGet(Arrived.NoSuchLink::new);
    }

    /** The visit that a token stands for; nothing for a forged one. */
    public Optional<Visit> byToken(UUID storeId, String token) {
        return Optional.ofNullable(byTokens(storeId, List.of(token)).get(token));
    }

    /** Several at once, by token; forged ones are left out. At most 1,000. */
    public Map<String, Visit> byTokens(UUID storeId, Collection<String> texts) {
        Map<String, VisitToken> tokens = new LinkedHashMap<>();
        texts.forEach(text -> VisitToken.parse(text).ifPresent(token -> tokens.put(text, token)));
        if (tokens.isEmpty()) {
            return Map.of();
        }
        var kept = inStore.call(
                storeId,
                () -> rows.find(
                        storeId, tokens.values().stream().map(VisitToken::id).toList()));
        Map<String, Visit> found = new LinkedHashMap<>();
        tokens.forEach((text, token) -> {
            var one = kept.get(token.id());
            if (one != null && MessageDigest.isEqual(one.secret(), token.secret())) {
                found.put(text, one.visit());
            }
        });
        return found;
    }
}
