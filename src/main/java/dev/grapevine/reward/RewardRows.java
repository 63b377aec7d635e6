package dev.grapevine.reward;

import dev.grapevine.platform.database.Columns;
import dev.grapevine.platform.database.Times;
import dev.grapevine.program.RewardKind;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of rewards; always within a transaction of the store. */
final class RewardRows {
    private static final String UNUSED = """
            where store_id = :store and recipient_id = :recipient
              and (state in ('pending', 'awaiting_choice', 'due', 'awaiting_details', 'payable', 'awaiting_fulfilment')
                   or state = 'issued' and code is not null)
            """;

    private final JdbcClient jdbc;

    RewardRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds those whose place is free, and says which. */
    Set<UUID> insert(UUID storeId, List<Reward> rewards, Function<Reward, Place> places) {
        return new HashSet<>(OrderWorths.money(jdbc.sql("""
                        insert into reward (store_id, id, program_id, referral_id, order_id, order_currency, order_base,
                                            order_total, order_refunded, side, rule, step, recipient_id,
                                            state, number, every, because, because_args, options, kind, unit, amount,
                                            charity, posting_key, earned_at, created_at)
                        select :store, r.id, r.program_id, r.referral_id, r.order_id, r.order_currency, r.order_base,
                               r.order_total, r.order_refunded, r.side, r.rule, r.step, r.recipient_id,
                               r.state, r.number, r.every, r.because, cast(r.args as jsonb), cast(r.options as jsonb),
                               r.kind, r.unit, r.amount, r.charity, r.posting_key, cast(r.earned_at as timestamptz), :now
                        from unnest(:ids, :programs, :referrals, :orders, :currencies, :bases, :totals, :refunded, :sides, :rules, :steps, :recipients, :states, :numbers,
                                    :everys, :becauses, :args, :options, :kinds, :units, :amounts, :charities, :keys,
                                    :earned)
                             as r(id, program_id, referral_id, order_id, order_currency, order_base, order_total,
                                  order_refunded, side, rule, step, recipient_id, state,
                                  number, every, because, args, options, kind, unit, amount, charity, posting_key, earned_at)
                        on conflict (store_id, program_id, referral_id, side, rule, step) do nothing
                        returning id
                        """), rewards, Reward::order)
                .param("store", storeId)
                .param("ids", Columns.uuids(rewards, Reward::id))
                .param("programs", Columns.uuids(rewards, Reward::programId))
                .param("referrals", Columns.uuids(rewards, Reward::referralId))
                .param("orders", Columns.uuids(rewards, Reward::orderId))
                .param("sides", Columns.texts(rewards, reward -> reward.side().code()))
                .param("rules", Columns.texts(rewards, reward -> reward.rule().code()))
                .param("steps", Columns.integers(rewards, reward -> places.apply(reward)
                        .step()))
                .param("recipients", Columns.uuids(rewards, Reward::recipientId))
                .param("states", Columns.texts(rewards, reward -> reward.state().code()))
                .param("numbers", Columns.integers(rewards, Reward::number))
                .param("everys", Columns.integers(rewards, reward -> places.apply(reward)
                        .every()))
                .param("becauses", Columns.texts(rewards, reward -> reward.because()
                        .code()))
                .param(
                        "args",
                        Columns.texts(
                                rewards,
                                reward -> PrizeJson.write(reward.because().args())))
                .param("options", Columns.texts(rewards, reward -> PrizeJson.write(reward.options())))
                .param("kinds", Columns.texts(rewards, reward -> code(reward.kind())))
                .param("units", Columns.texts(rewards, Reward::unit))
                .param("amounts", Columns.numbers(rewards, Reward::amount))
                .param("charities", Columns.texts(rewards, Reward::charity))
                .param("keys", Columns.texts(rewards, Reward::postingKey))
                .param("earned", Columns.texts(rewards, Reward::earnedAt))
                .param("now", Times.at(rewards.getFirst().createdAt()))
                .query(UUID.class)
                .list());
    }

    /**
     * What of a new reward only its row knows.
     *
     * @param step which time the referral earns, from 1
     * @param every of a reward for every Nth friend, every how many; else null
     */
    record Place(int step, @Nullable Integer every) {}

    /** All rewards of these referrals, locked in their order. */
    List<Reward> lockOfReferrals(UUID storeId, Collection<UUID> referralIds) {
        return jdbc.sql(RewardRow.SELECT + """
                        where store_id = :store and referral_id = any(:referrals)
                        order by id
                        limit 10000
                        for no key update
                        """)
                .param("store", storeId)
                .param("referrals", Columns.uuids(referralIds, id -> id))
                .query(RewardRow::read)
                .list();
    }

    /** Those of one customer that she has not used, locked in their order; credit and coins are not told apart any more. */
    List<Reward> lockUnused(UUID storeId, UUID recipientId) {
        return jdbc.sql(RewardRow.SELECT + UNUSED + """
                        order by id
                        limit 10000
                        for no key update
                        """)
                .param("store", storeId)
                .param("recipient", recipientId)
                .query(RewardRow::read)
                .list();
    }

    List<UUID> programsOfUnused(UUID storeId, UUID recipientId) {
        return jdbc.sql("select distinct program_id from reward " + UNUSED + "limit 1000")
                .param("store", storeId)
                .param("recipient", recipientId)
                .query(UUID.class)
                .list();
    }

    Optional<Reward> lock(UUID storeId, UUID id) {
        return jdbc.sql(RewardRow.SELECT + "where store_id = :store and id = :id for no key update")
                .param("store", storeId)
                .param("id", id)
                .query(RewardRow::read)
                .optional();
    }

    Optional<Reward> find(UUID storeId, UUID id) {
        return jdbc.sql(RewardRow.SELECT + "where store_id = :store and id = :id")
                .param("store", storeId)
                .param("id", id)
                .query(RewardRow::read)
                .optional();
    }

    /** In the order of their ids. */
    List<Reward> find(UUID storeId, Collection<UUID> ids) {
        return jdbc.sql(RewardRow.SELECT + "where store_id = :store and id = any(:ids) order by id limit 1000")
                .param("store", storeId)
                .param("ids", Columns.uuids(ids, id -> id))
                .query(RewardRow::read)
                .list();
    }

    /**
     * Rewards for every Nth friend that are not given yet and that friends who went back have unearned, locked: the newest
     * of those that there are too many of.
     */
    List<Reward> lockUnearned(UUID storeId, Collection<Reward> gone) {
        return jdbc.sql("""
                        with asked as (
                            select distinct program_id, recipient_id
                            from unnest(:programs, :recipients) as a(program_id, recipient_id)),
                        friends as (
                            select a.program_id, a.recipient_id, count(r.id) as number
                            from asked a
                            left join reward r on r.store_id = :store and r.program_id = a.program_id
                                and r.recipient_id = a.recipient_id and r.rule = 'each_friend'
                                and r.state not in ('voided', 'reversed')
                            group by a.program_id, a.recipient_id),
                        nth as (
                            select r.id, r.state, r.every, f.number,
                                   row_number() over (partition by r.program_id, r.recipient_id order by r.id) as place
                            from friends f
                            join reward r on r.store_id = :store and r.program_id = f.program_id
                                and r.recipient_id = f.recipient_id and r.rule = 'every_nth'
                                and r.state not in ('voided', 'reversed'))
                        """ + RewardRow.SELECT + """
                        where store_id = :store
                          and id in (select id from nth
                                     where place * every > number and state in ('pending', 'awaiting_choice'))
                        order by id
                        limit 1000
                        for no key update
                        """)
                .param("store", storeId)
                .param("programs", Columns.uuids(gone, Reward::programId))
                .param("recipients", Columns.uuids(gone, Reward::recipientId))
                .query(RewardRow::read)
                .list();
    }

    static @Nullable String code(@Nullable RewardKind kind) {
        return kind == null ? null : kind.name().toLowerCase(Locale.ROOT);
    }
}
