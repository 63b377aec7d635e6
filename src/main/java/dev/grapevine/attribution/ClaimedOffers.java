package dev.grapevine.attribution;

import dev.grapevine.claim.ClaimKind;
import dev.grapevine.kernel.Cursor;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Page;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What friends asked for, newest first, with what came of it: a purchase by the same friend, or with the very code. A code
 * that many may use tells nothing about who used it.
 */
@Component
public class ClaimedOffers {
    /** More are not counted. */
    public static final int MOST_COUNTED = 1_000;

    private static final String WAITING = """
                          and c.kind <> 'opened' and r.id is null
                          and not exists (select from claim n
                                          where n.store_id = :store and n.contact = c.contact
                                            and n.advocate_id = c.advocate_id and n.id > c.id)
            """;

    private final InStore inStore;
    private final JdbcClient jdbc;
    private final Clock clock;

    public ClaimedOffers(InStore inStore, JdbcClient jdbc, Clock clock) {
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param advocateId only hers; null: everybody's */
    public Page<ClaimedOffer> list(UUID storeId, @Nullable UUID advocateId, Limit limit, @Nullable Cursor after) {
        return page(storeId, advocateId, "", limit, after);
    }

    /** Of an advocate's friends who gave a name and have not bought, each one's last. */
    public Page<ClaimedOffer> waiting(UUID storeId, UUID advocateId, Limit limit, @Nullable Cursor after) {
        return page(storeId, advocateId, WAITING, limit, after);
    }

    /** How often an advocate's offer was opened without a name, as far as {@link #MOST_COUNTED}. */
    public int opened(UUID storeId, UUID advocateId) {
        return inStore.call(storeId, () -> jdbc.sql("""
                        select count(*) from (
                          select from claim
                          where store_id = :store and advocate_id = :advocate and kind = 'opened'
                          limit :most) counted
                        """)
                .param("store", storeId)
                .param("advocate", advocateId)
                .param("most", MOST_COUNTED)
                .query(Integer.class)
                .single());
    }

    private Page<ClaimedOffer> page(
            UUID storeId, @Nullable UUID advocateId, String more, Limit limit, @Nullable Cursor after) {
        String hers = advocateId == null ? "" : "and c.advocate_id = :advocate\n";
        List<ClaimedOffer> rows = inStore.call(storeId, () -> {
            var statement = jdbc.sql("""
                            select c.id, c.kind, c.program_id, c.advocate_id, c.customer_id, c.first_name, c.at, k.display,
                                   least(k.expires_at, p.ends_at) as ends_at,
                                   coalesce(least(k.expires_at, k.retired_at, p.ends_at) <= :now, false)
                                       or p.state = 'stopped' as has_ended,
                                   r.id as referral_id
                            from claim c
                            join coupon_code k on k.store_id = :store and k.code = c.code
                            join program p on p.store_id = :store and p.id = c.program_id
                            left join lateral (
                              select f.id, f.purchased_at from referral f
                              where f.store_id = :store and f.friend_customer_id = c.customer_id
                                and f.advocate_id = c.advocate_id and f.purchased_at >= c.at
                              union all
                              select f.id, f.purchased_at from code_use u
                              join referral f on f.store_id = :store and f.order_id = u.order_id
                              where u.store_id = :store and u.code = c.code and k.kind = 'friend'
                                and f.advocate_id = c.advocate_id
                              order by 2, 1
                              limit 1) r on true
                            where c.store_id = :store and (cast(:after as uuid) is null or c.id < :after)
                            """ + hers + more + """
                            order by c.id desc
                            limit :limit
                            """)
                    .param("store", storeId)
                    .param("after", after == null ? null : after.id())
                    .param("now", Times.at(clock.instant()))
                    .param("limit", limit.andOneMore());
            return (advocateId == null ? statement : statement.param("advocate", advocateId))
                    .query(ClaimedOffers::offer)
                    .list();
        });
        return Page.of(rows, limit, offer -> Cursor.by(offer.id()));
    }

    private static ClaimedOffer offer(ResultSet row, int number) throws SQLException {
        return new ClaimedOffer(
                row.getObject("id", UUID.class),
                ClaimKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getObject("program_id", UUID.class),
                row.getObject("advocate_id", UUID.class),
                row.getObject("customer_id", UUID.class),
                row.getString("first_name"),
                row.getString("display"),
                Times.of(row, "at"),
                Times.orNull(row, "ends_at"),
                row.getBoolean("has_ended"),
                row.getObject("referral_id", UUID.class));
    }
}
