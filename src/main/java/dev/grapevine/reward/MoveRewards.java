package dev.grapevine.reward;

import dev.grapevine.platform.database.Columns;
import dev.grapevine.platform.database.Times;
import dev.grapevine.platform.work.Nudge;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes rewards as they are now, and tells whoever has to do something about it, all in the caller's transaction. */
@Component
final class MoveRewards {
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Nudge nudge;
    private final Clock clock;

    MoveRewards(JdbcClient jdbc, ApplicationEventPublisher events, Nudge nudge, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.nudge = nudge;
        this.clock = clock;
    }

    /** As exact as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Writes and tells. One statement. */
    List<Reward> save(UUID storeId, List<Move> moves) {
        return save(storeId, moves, false);
    }

    /** The same where something is taken from them. */
    List<Reward> takeBack(UUID storeId, List<Move> moves) {
        return save(storeId, moves, true);
    }

    private List<Reward> save(UUID storeId, List<Move> moves, boolean takenBack) {
        if (moves.isEmpty()) {
            return List.of();
        }
        var now = now();
        jdbc.sql("""
                        update reward r
                        set state = m.state, kind = m.kind, unit = m.unit, amount = m.amount, reversed = m.reversed,
                            charity = m.charity, posting_key = m.posting_key, code = m.code, ended = m.ended,
                            released_at = cast(m.released as timestamptz), expires_at = cast(m.expires as timestamptz),
                            issued_at = case when m.state in ('issued', 'paid', 'donated', 'fulfilled')
                                             then coalesce(r.issued_at, :now) else r.issued_at end,
                            ended_at = case when m.ended is null then null else coalesce(r.ended_at, :now) end,
                            due_at = case m.timing when 'UNCHANGED' then r.due_at
                                                   when 'SET' then cast(m.due as timestamptz)
                                                   else greatest(r.due_at, cast(m.due as timestamptz)) end,
                            due_attempts = case m.timing when 'SET' then 0 else r.due_attempts end,
                            due_error = case m.timing when 'SET' then null else r.due_error end,
                            due_dead_at = case m.timing when 'UNCHANGED' then r.due_dead_at end
                        from unnest(:ids, :states, :kinds, :units, :amounts, :reversed, :charities, :keys, :codes, :ended,
                                    :released, :expires, :timings, :dues)
                             as m(id, state, kind, unit, amount, reversed, charity, posting_key, code, ended, released,
                                  expires, timing, due)
                        where r.store_id = :store and r.id = m.id
                        """)
                .param("store", storeId)
                .param("ids", Columns.uuids(moves, Move::id))
                .param(
                        "states",
                        Columns.texts(moves, move -> move.reward().state().code()))
                .param(
                        "kinds",
                        Columns.texts(
                                moves, move -> RewardRows.code(move.reward().kind())))
                .param("units", Columns.texts(moves, move -> move.reward().unit()))
                .param("amounts", Columns.numbers(moves, move -> move.reward().amount()))
                .param("reversed", Columns.numbers(moves, move -> move.reward().reversed()))
                .param("charities", Columns.texts(moves, move -> move.reward().charity()))
                .param("keys", Columns.texts(moves, move -> move.reward().postingKey()))
                .param("codes", Columns.texts(moves, move -> move.reward().code()))
                .param("ended", Columns.texts(moves, move -> move.reward().ended()))
                .param("released", Columns.texts(moves, move -> move.reward().releasedAt()))
                .param("expires", Columns.texts(moves, move -> move.reward().expiresAt()))
                .param("timings", Columns.texts(moves, Move::when))
                .param("dues", Columns.texts(moves, Move::due))
                .param("now", Times.at(now))
                .update();
        if (moves.stream().anyMatch(move -> move.due() != null && !move.due().isAfter(now))) {
            nudge.due(storeId, WorkOnRewards.KIND);
        }
        var rewards = moves.stream().map(Move::reward).toList();
        events.publishEvent(new RewardsMoved(storeId, rewards, takenBack));
        return rewards;
    }

    /** Of rewards that are new. */
    void tell(UUID storeId, List<Reward> rewards) {
        if (!rewards.isEmpty()) {
            events.publishEvent(new RewardsMoved(storeId, rewards, false));
        }
    }

    void tell(BudgetLow low) {
        events.publishEvent(low);
    }
}
