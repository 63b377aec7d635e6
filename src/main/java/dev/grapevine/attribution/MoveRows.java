package dev.grapevine.attribution;

import dev.grapevine.kernel.Ids;
import dev.grapevine.platform.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The one statement that moves referrals and tells of it. */
final class MoveRows {
    private final JdbcClient jdbc;

    MoveRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<UUID, MoveOutcome> move(UUID storeId, List<Move> wanted, Instant now) {
        Map<UUID, MoveOutcome> outcomes = new HashMap<>();
        wanted.forEach(move -> outcomes.put(move.referralId(), new MoveOutcome.NoSuchReferral()));
        jdbc.sql("""
                        with wanted as (
                          select * from jsonb_to_recordset(cast(:moves as jsonb)) as w (
                            id uuid, state text, allowed text[], decider text, decider_name text, reason text,
                            args jsonb, note text, review_ends_at timestamptz, waits_until timestamptz, clears boolean, event_id uuid)),
                        was as (
                          select r.id, r.state
                          from referral r
                          where r.store_id = :store and r.id in (select w.id from wanted w)
                          order by r.id for no key update),
                        moved as (
                          update referral r
                          set state = w.state, reason = w.reason, args = w.args, decider = w.decider,
                              decider_name = w.decider_name, note = w.note,
                              review_ends_at = case when w.state <> 'purchased'
                                                    then coalesce(w.review_ends_at, r.review_ends_at) end,
                              held_at = case when w.state = 'held' then coalesce(r.held_at, :now) else r.held_at end,
                              cleared_at = case when w.clears then :now else r.cleared_at end,
                              approved_at = case when w.state = 'approved' then :now else r.approved_at end,
                              rewarded_at = case when w.state = 'rewarded' then :now else r.rewarded_at end,
                              ended_at = case when w.state in ('returned', 'rejected', 'disqualified', 'expired')
                                              then :now when w.state = 'purchased' then null else r.ended_at end,
                              changed_at = :now,
                              due_at = case when w.state = 'in_review'
                                            then coalesce(w.review_ends_at, r.review_ends_at, w.waits_until) end,
                              due_attempts = 0, due_error = null, due_dead_at = null
                          from wanted w, was
                          where r.store_id = :store and r.id = w.id and was.id = w.id
                            and was.state = any(w.allowed)
                          returning r.*),
                        told as (
                          insert into referral_event (store_id, id, referral_id, at, what, decider, decider_name,
                                                      note, args)
                          select :store, w.event_id, m.id, :now, m.state, w.decider, w.decider_name, w.note, w.args
                                 || jsonb_strip_nulls(jsonb_build_object('from', was.state, 'reason', w.reason,
                                        'review_ends_at', to_char(m.review_ends_at at time zone 'UTC',
                                                                  'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')))
                          from moved m
                          join wanted w on w.id = m.id
                          join was on was.id = m.id
                          where m.state <> was.state or w.review_ends_at is not null)
                        select was.id as was_id, was.state as was_state, r.id is not null as done,
                        """ + ReferralRows.COLUMNS + """
                        from was left join moved r on r.id = was.id
                        """)
                .param("store", storeId)
                .param("moves", Json.write(wanted.stream().map(MoveRows::row).toList()))
                .param("now", Times.at(now))
                .query((row, number) -> outcomes.put(row.getObject("was_id", UUID.class), outcome(row)))
                .list();
        return outcomes;
    }

    void note(UUID storeId, UUID referralId, String what, Decider by, Map<String, String> args, Instant now) {
        var event = new Event(referralId, what, by, null, args);
        tell(storeId, List.of(event), now);
    }

    /** An entry of a referral's timeline that comes with no move. */
    record Event(
            UUID referralId,
            String what,
            Decider by,
            @Nullable String note,
            Map<String, String> args) {}

    void tell(UUID storeId, List<Event> events, Instant now) {
        if (events.isEmpty()) {
            return;
        }
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Event event : events) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("id", Ids.newId());
            row.put("referral_id", event.referralId());
            row.put("what", event.what());
            row.put("decider", event.by().kind());
            row.put("decider_name", event.by().name());
            row.put("note", event.note());
            row.put("args", new TreeMap<>(event.args()));
            rows.add(row);
        }
        jdbc.sql("""
                        insert into referral_event (store_id, id, referral_id, at, what, decider, decider_name, note,
                                                    args)
                        select :store, e.id, e.referral_id, :now, e.what, e.decider, e.decider_name, e.note, e.args
                        from jsonb_to_recordset(cast(:rows as jsonb)) as e (
                          id uuid, referral_id uuid, what text, decider text, decider_name text, note text, args jsonb)
                        """)
                .param("store", storeId)
                .param("rows", Json.write(rows))
                .param("now", Times.at(now))
                .update();
    }

    private static Map<String, @Nullable Object> row(Move move) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", move.referralId());
        row.put("state", move.to().code());
        row.put(
                "allowed",
                move.from().stream().map(ReferralState::code).sorted().toList());
        row.put("decider", move.by().kind());
        row.put("decider_name", move.by().name());
        row.put("reason", move.reason());
        row.put("args", new TreeMap<>(move.args()));
        row.put("note", move.note());
        row.put(
                "review_ends_at",
                move.reviewEndsAt() == null ? null : move.reviewEndsAt().toString());
        row.put(
                "waits_until",
                move.waitsUntil() == null ? null : move.waitsUntil().toString());
        row.put("clears", move.clears());
        row.put("event_id", Ids.newId());
        return row;
    }

    private static MoveOutcome outcome(ResultSet row) throws SQLException {
        return row.getBoolean("done")
                ? new MoveOutcome.Moved(ReferralRows.referral(row, 0))
                : new MoveOutcome.NotPossible(ReferralState.of(Objects.requireNonNull(row.getString("was_state")))
                        .orElseThrow());
    }
}
