package dev.grapevine.reward;

import dev.grapevine.kernel.Codes;
import dev.grapevine.platform.database.Columns;
import dev.grapevine.platform.database.InStore;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Learns from orders which reward coupons were used. */
@Component
public final class RedeemRewards {
    private final InStore inStore;
    private final JdbcClient jdbc;
    private final MoveRewards moves;

    RedeemRewards(InStore inStore, JdbcClient jdbc, MoveRewards moves) {
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.moves = moves;
    }

    /**
     * Marks the rewards whose coupons these are as redeemed. Two statements, one where the codes are others' (advocates',
     * friends', the shop's own). What was redeemed, expired or reversed before stays so.
     *
     * @param codes as orders report them, at most 1,000
     * @return the rewards that are redeemed now
     */
    public List<Reward> used(UUID storeId, Collection<String> codes) {
        return codes.isEmpty()
                ? List.of()
                : inStore.call(
                        storeId,
                        () -> moves.save(
                                storeId,
                                issued(storeId, codes).stream()
                                        .map(reward -> Move.of(reward)
                                                .in(RewardState.REDEEMED)
                                                .dueAt(null))
                                        .toList()));
    }

    private List<Reward> issued(UUID storeId, Collection<String> codes) {
        return jdbc.sql(RewardRow.SELECT + """
                        where store_id = :store and replace(code, '-', '') = any(:codes) and state in ('due', 'issued')
                        order by id
                        limit 1000
                        for no key update
                        """)
                .param("store", storeId)
                .param("codes", Columns.texts(codes, Codes::canonical))
                .query(RewardRow::read)
                .list();
    }
}
