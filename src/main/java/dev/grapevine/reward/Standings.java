package dev.grapevine.reward;

import dev.grapevine.kernel.Unit;
import dev.grapevine.platform.database.Columns;
import dev.grapevine.reward.kind.Prize;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The past of everybody in a batch, read once and carried on while its rewards are planned one after the other. */
final class Standings {
    private final Map<Person, Integer> friends = new HashMap<>();
    private final Map<Person, Integer> nths = new HashMap<>();
    private final Map<Place, Integer> rewarded = new HashMap<>();
    private final Map<UUID, Long> spent;
    private final ZoneId zone;

    private Standings(Map<UUID, Long> spent, ZoneId zone) {
        this.spent = new HashMap<>(spent);
        this.zone = zone;
    }

    private record Person(UUID programId, UUID recipientId) {}

    private record Place(Person person, Instant from, Instant to) {}

    /** Two statements, one where no program has a budget; the programs' books must be held. */
    static Standings read(JdbcClient jdbc, RewardLedger ledger, UUID storeId, List<Earned> earned, ZoneId zone) {
        var budgets = new HashMap<UUID, Unit>();
        earned.forEach(one -> {
            if (one.terms().advocateReward().budget() != null) {
                budgets.put(one.programId(), one.terms().currency());
            }
        });
        var standings = new Standings(budgets.isEmpty() ? Map.of() : ledger.spent(storeId, budgets), zone);
        standings.count(jdbc, storeId, earned);
        return standings;
    }

    Standing of(Earned earned) {
        var place = place(earned);
        return new Standing(
                friends.getOrDefault(place.person, 0),
                rewarded.getOrDefault(place, 0),
                nths.getOrDefault(place.person, 0),
                spent.getOrDefault(earned.programId(), 0L));
    }

    /** Takes what was just planned into account. */
    void add(Earned earned, List<Plan> plans) {
        plans.forEach(plan -> count(earned, plan.side(), plan.rule(), plan.options(), 1));
    }

    /** Leaves out what the same referral had earned. */
    void leaveOut(Earned earned, List<Reward> own) {
        own.forEach(reward -> count(earned, reward.side(), reward.rule(), reward.options(), -1));
    }

    private void count(Earned earned, Side side, Rule rule, List<Prize> options, int times) {
        var place = place(earned);
        if (side == Side.ADVOCATE) {
            spent.merge(earned.programId(), times * Plan.cost(options), Math::addExact);
        }
        switch (rule) {
            case EACH_FRIEND -> {
                friends.merge(place.person, times, Integer::sum);
                rewarded.merge(place, options.isEmpty() ? 0 : times, Integer::sum);
            }
            case EVERY_NTH -> nths.merge(place.person, times, Integer::sum);
            case FRIEND_REWARD -> {}
        }
    }

    private Place place(Earned earned) {
        var cap = earned.terms().advocateReward().cap();
        var period = cap == null
                ? new CapPeriod(Instant.EPOCH, Instant.EPOCH)
                : CapPeriod.around(earned.at(), cap.period(), zone);
        return new Place(new Person(earned.programId(), earned.advocateCustomerId()), period.from(), period.to());
    }

    private void count(JdbcClient jdbc, UUID storeId, List<Earned> earned) {
        var distinct = new LinkedHashSet<Place>();
        earned.forEach(one -> distinct.add(place(one)));
        var places = new ArrayList<>(distinct);
        jdbc.sql("""
                        select a.n, r.friends, r.nths, r.rewarded
                        from (select program_id, recipient_id, cast(from_at as timestamptz) as from_at,
                                     cast(to_at as timestamptz) as to_at, n
                              from unnest(:programs, :recipients, :froms, :tos)
                                  with ordinality as u(program_id, recipient_id, from_at, to_at, n)) a
                        cross join lateral (
                        select count(*) filter (where r.rule = 'each_friend'
                                   and r.state not in ('voided', 'reversed')) as friends,
                               count(*) filter (where r.rule = 'every_nth'
                                   and r.state not in ('voided', 'reversed')) as nths,
                               count(*) filter (where r.rule = 'each_friend' and r.state not in ('counted', 'voided')
                                   and r.earned_at >= a.from_at and r.earned_at < a.to_at) as rewarded
                        from reward r
                        where r.store_id = :store and r.program_id = a.program_id
                          and r.recipient_id = a.recipient_id) r
                        limit :most
                        """)
                .param("store", storeId)
                .param("programs", Columns.uuids(places, place -> place.person.programId))
                .param("recipients", Columns.uuids(places, place -> place.person.recipientId))
                .param("froms", Columns.texts(places, Place::from))
                .param("tos", Columns.texts(places, Place::to))
                .param("most", places.size())
                .query(row -> {
                    var place = places.get(row.getInt("n") - 1);
                    friends.put(place.person, row.getInt("friends"));
                    nths.put(place.person, row.getInt("nths"));
                    rewarded.put(place, row.getInt("rewarded"));
                });
    }
}
