package dev.grapevine.attribution;

import dev.grapevine.attribution.Decision.Attributed;
import dev.grapevine.attribution.Decision.NotAttributed;
import dev.grapevine.attribution.Decision.Recommendation;
import dev.grapevine.attribution.Evidence.Weighed;
import dev.grapevine.platform.database.Columns;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was decided about each order, with all the evidence. */
@Component
public class Attributions {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final InStore inStore;
    private final JdbcClient jdbc;
    private final Clock clock;

    public Attributions(InStore inStore, JdbcClient jdbc, Clock clock) {
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<Decision> find(UUID storeId, UUID orderId) {
        return Optional.ofNullable(find(storeId, List.of(orderId)).get(orderId));
    }

    /** Several at once, by order; those not decided yet are left out. At most 1,000. */
    public Map<UUID, Decision> find(UUID storeId, Collection<UUID> orderIds) {
        Map<UUID, Decision> found = new HashMap<>();
        inStore.run(storeId, () -> jdbc.sql("""
                        select a.order_id, a.reason, a.args, a.advocate_id, a.program_id, a.program_version, (
                          select jsonb_agg(to_jsonb(e) order by e.n) from evidence e
                          where e.store_id = :store and e.order_id = a.order_id) as evidence
                        from attribution a
                        where a.store_id = :store and a.order_id = any(cast(:orders as uuid[]))
                        limit 1000
                        """)
                .param("store", storeId)
                .param("orders", Columns.uuids(orderIds))
                .query((row, number) -> found.put(row.getObject("order_id", UUID.class), decision(row)))
                .list());
        return found;
    }

    /** Writes decisions in the place of earlier ones about the same orders. */
    void save(UUID storeId, Map<UUID, Decision> decisions) {
        if (decisions.isEmpty()) {
            return;
        }
        List<Map<String, @Nullable Object>> attributions = new ArrayList<>();
        List<Map<String, @Nullable Object>> evidence = new ArrayList<>();
        decisions.forEach((orderId, decision) -> {
            attributions.add(row(orderId, decision));
            for (int i = 0; i < decision.evidence().size(); i++) {
                evidence.add(row(orderId, i + 1, decision.evidence().get(i)));
            }
        });
        // The old evidence goes first, and the two see the same snapshot: so the new one comes in a statement of its
        // own.
        inStore.run(storeId, () -> {
            jdbc.sql("""
                            with gone as (
                              delete from evidence e
                              where e.store_id = :store and e.order_id = any(cast(:orders as uuid[])))
                            insert into attribution (store_id, order_id, reason, args, advocate_id, program_id,
                                                     program_version, decided_at)
                            select :store, d.order_id, d.reason, d.args, d.advocate_id, d.program_id,
                                   d.program_version, :at
                            from jsonb_to_recordset(cast(:rows as jsonb)) as d (
                              order_id uuid, reason text, args jsonb, advocate_id uuid, program_id uuid,
                              program_version int)
                            on conflict (store_id, order_id) do update
                            set reason = excluded.reason, args = excluded.args, advocate_id = excluded.advocate_id,
                                program_id = excluded.program_id, program_version = excluded.program_version,
                                decided_at = excluded.decided_at
                            """)
                    .param("store", storeId)
                    .param("orders", Columns.uuids(decisions.keySet()))
                    .param("rows", Json.write(attributions))
                    .param("at", Times.at(clock.instant()))
                    .update();
            if (!evidence.isEmpty()) {
                jdbc.sql("""
                                insert into evidence (store_id, order_id, n, kind, strength, advocate_id, program_id,
                                                      seen_at, good_until, source, aside, args)
                                select :store, e.order_id, e.n, e.kind, e.strength, e.advocate_id, e.program_id,
                                       e.seen_at, e.good_until, e.source, e.aside, e.args
                                from jsonb_to_recordset(cast(:rows as jsonb)) as e (
                                  order_id uuid, n int, kind text, strength int, advocate_id uuid, program_id uuid,
                                  seen_at timestamptz, good_until timestamptz, source text, aside text, args jsonb)
                                """)
                        .param("store", storeId)
                        .param("rows", Json.write(evidence))
                        .update();
            }
        });
    }

    private static Map<String, @Nullable Object> row(UUID orderId, Decision decision) {
        @Nullable Recommendation to = decision.recommendation();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("order_id", orderId);
        row.put("reason", decision instanceof NotAttributed not ? not.reason().code() : null);
        row.put("args", decision instanceof NotAttributed not ? not.args() : Map.of());
        row.put("advocate_id", to == null ? null : to.advocateId());
        row.put("program_id", to == null ? null : to.programId());
        row.put("program_version", to == null ? null : to.version());
        return row;
    }

    private static Map<String, @Nullable Object> row(UUID orderId, int n, Weighed weighed) {
        var one = weighed.evidence();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("order_id", orderId);
        row.put("n", n);
        row.put("kind", one.kind().code());
        row.put("strength", one.kind().strength());
        row.put("advocate_id", one.advocateId());
        row.put("program_id", one.programId());
        row.put("seen_at", one.seenAt().toString());
        row.put("good_until", one.goodUntil() == null ? null : one.goodUntil().toString());
        row.put("source", one.source());
        row.put("aside", weighed.aside() == null ? null : weighed.aside().code());
        row.put("args", one.args());
        return row;
    }

    private static Decision decision(ResultSet row) throws SQLException {
        List<Weighed> evidence = evidence(row.getString("evidence"));
        @Nullable UUID advocateId = row.getObject("advocate_id", UUID.class);
        @Nullable
        Recommendation to = advocateId == null
                ? null
                : new Recommendation(
                        advocateId, row.getObject("program_id", UUID.class), row.getInt("program_version"));
        @Nullable String reason = row.getString("reason");
        if (reason != null) {
            return new NotAttributed(Reason.of(reason), Json.args(row.getString("args")), to, evidence);
        }
        if (to == null) {
            throw new IllegalStateException("an attribution to nobody without a reason");
        }
        return new Attributed(to, evidence);
    }

    private static List<Weighed> evidence(@Nullable String json) {
        List<Weighed> evidence = new ArrayList<>();
        if (json != null) {
            JSON.readTree(json).forEach(one -> evidence.add(weighed(one)));
        }
        return evidence;
    }

    private static Weighed weighed(JsonNode one) {
        Map<String, String> args = new TreeMap<>();
        one.get("args")
                .properties()
                .forEach(arg -> args.put(arg.getKey(), arg.getValue().stringValue()));
        @Nullable Instant goodUntil = one.get("good_until").isNull() ? null : instant(one.get("good_until"));
        return new Weighed(
                new Evidence(
                        EvidenceKind.of(one.get("kind").stringValue()),
                        UUID.fromString(one.get("advocate_id").stringValue()),
                        UUID.fromString(one.get("program_id").stringValue()),
                        instant(one.get("seen_at")),
                        goodUntil,
                        one.get("source").stringValue(),
                        args),
                one.get("aside").isNull() ? null : Reason.of(one.get("aside").stringValue()));
    }

    private static Instant instant(JsonNode text) {
        return OffsetDateTime.parse(text.stringValue()).toInstant();
    }
}
