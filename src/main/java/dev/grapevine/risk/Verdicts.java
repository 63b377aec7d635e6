package dev.grapevine.risk;

import dev.grapevine.attribution.TellVerdict;
import dev.grapevine.attribution.WhyAnswer;
import dev.grapevine.attribution.Words;
import dev.grapevine.platform.database.Columns;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.database.Times;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
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

/** The verdicts about a store's referrals, the newest of each. */
@Component
public class Verdicts implements TellVerdict {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final InStore inStore;
    private final JdbcClient jdbc;
    private final Clock clock;

    public Verdicts(InStore inStore, JdbcClient jdbc, Clock clock) {
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<Verdict> find(UUID storeId, UUID referralId) {
        return Optional.ofNullable(find(storeId, List.of(referralId)).get(referralId));
    }

    /** Several at once, by referral; those without one are left out. At most 1,000. */
    public Map<UUID, Verdict> find(UUID storeId, Collection<UUID> referralIds) {
        Map<UUID, Verdict> found = new LinkedHashMap<>();
        inStore.run(storeId, () -> jdbc.sql("""
                        select v.referral_id, v.outcome, coalesce((
                          select jsonb_agg(jsonb_build_object('key', s.key, 'weight', s.weight, 'args', s.args))
                          from verdict_signal s
                          where s.store_id = :store and s.referral_id = v.referral_id), '[]') as signals
                        from verdict v
                        where v.store_id = :store and v.referral_id = any(cast(:ids as uuid[]))
                        limit 1000
                        """)
                .param("store", storeId)
                .param("ids", Columns.uuids(referralIds))
                .query((row, number) -> found.put(
                        row.getObject("referral_id", UUID.class),
                        new Verdict(Verdict.Outcome.of(row.getString("outcome")), noticed(row.getString("signals")))))
                .list());
        return found;
    }

    @Override
    public Optional<WhyAnswer.Verdict> verdict(UUID storeId, UUID referralId, Words words) {
        return find(storeId, referralId)
                .map(verdict -> new WhyAnswer.Verdict(
                        verdict.outcome().code(),
                        verdict.signals().stream()
                                .map(one -> new WhyAnswer.Signal(one.key(), one.weight(), say(one, words)))
                                .toList()));
    }

    /** A signal's sentence, by whom or what it names where that has words of its own. */
    private static String say(Noticed one, Words words) {
        String key = "signal." + one.key();
        String special = key + "." + one.args().get("by");
        return words.say(words.knows(special) ? special : key, one.args());
    }

    /** Writes verdicts in the place of earlier ones, in one statement. */
    void save(UUID storeId, Map<UUID, Verdict> verdicts) {
        List<Map<String, Object>> outcomes = new ArrayList<>();
        List<Map<String, Object>> signals = new ArrayList<>();
        verdicts.forEach((referralId, verdict) -> {
            outcomes.add(Map.of(
                    "referral_id", referralId, "outcome", verdict.outcome().code()));
            verdict.signals()
                    .forEach(one -> signals.add(Map.of(
                            "referral_id", referralId, "key", one.key(), "weight", one.weight(), "args", one.args())));
        });
        inStore.run(storeId, () -> jdbc.sql("""
                        with signal as (
                          select * from jsonb_to_recordset(cast(:signals as jsonb)) as s (
                            referral_id uuid, key text, weight int, args jsonb)),
                        said as (
                          insert into verdict (store_id, referral_id, outcome, at)
                          select :store, v.referral_id, v.outcome, :now
                          from jsonb_to_recordset(cast(:verdicts as jsonb)) as v (referral_id uuid, outcome text)
                          on conflict (store_id, referral_id) do update
                          set outcome = excluded.outcome, at = excluded.at),
                        gone as (
                          delete from verdict_signal old
                          where old.store_id = :store and old.referral_id = any(cast(:ids as uuid[]))
                            and not exists (
                              select from signal s where s.referral_id = old.referral_id and s.key = old.key))
                        insert into verdict_signal (store_id, referral_id, key, weight, args)
                        select :store, s.referral_id, s.key, s.weight, s.args from signal s
                        on conflict (store_id, referral_id, key) do update
                        set weight = excluded.weight, args = excluded.args
                        """)
                .param("store", storeId)
                .param("signals", JSON.writeValueAsString(signals))
                .param("verdicts", JSON.writeValueAsString(outcomes))
                .param("ids", Columns.uuids(verdicts.keySet()))
                .param("now", Times.at(clock.instant()))
                .update());
    }

    private static List<Noticed> noticed(@Nullable String json) {
        List<Noticed> noticed = new ArrayList<>();
        for (JsonNode signal : JSON.readTree(json == null ? "[]" : json)) {
            Map<String, String> args = new TreeMap<>();
            signal.get("args")
                    .properties()
                    .forEach(arg -> args.put(arg.getKey(), arg.getValue().stringValue()));
            noticed.add(new Noticed(
                    signal.get("key").stringValue(), signal.get("weight").intValue(), args));
        }
        return noticed;
    }
}
