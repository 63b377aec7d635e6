package dev.grapevine.attribution;

import dev.grapevine.attribution.Decision.NotAttributed;
import dev.grapevine.attribution.Decision.Recommendation;
import dev.grapevine.kernel.Ids;
import dev.grapevine.order.Order;
import dev.grapevine.platform.database.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Brings referrals in line with what was decided about their orders. A recommendation that came to nothing has a referral
 * too, rejected with the reason, so that it is the same whether the decision was so at first or became so later, and so that
 * the advocate who asks gets an answer.
 */
final class SettleReferrals {
    private final JdbcClient jdbc;
    private final MoveRows moves;

    SettleReferrals(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.moves = new MoveRows(jdbc);
    }

    /** An order, what was decided about it, and the referral it has already. */
    record Settling(
            Order order, Decision decision, @Nullable Referral before) {

        boolean isNew() {
            return before == null
                    && (decision.isAttributed() || (decision instanceof NotAttributed not && not.isRefusal()));
        }

        /** Whether the referral says something else than the decision. */
        boolean isChange() {
            if (before == null || !before.isOpenToAttribution()) {
                return false;
            }
            return switch (decision) {
                case Decision.Attributed attributed ->
                    !before.recommendation().equals(attributed.recommendation())
                            || !before.friendCustomerId().equals(order.customerId())
                            || isRejectedByAttribution(before)
                            || isTiedSince(attributed, before);
                case NotAttributed not ->
                    !(isRejectedByAttribution(before)
                            && not.reason().code().equals(before.reason())
                            && not.args().equals(before.args())
                            && (not.recommendation() == null
                                    || not.recommendation().equals(before.recommendation())));
            };
        }

        private static boolean isRejectedByAttribution(Referral before) {
            return before.state() == ReferralState.REJECTED && before.decider().equals(Decider.ATTRIBUTION);
        }

        /** A person tied it again to whom the fraud rules had refused it: they are asked once more. */
        private static boolean isTiedSince(Decision.Attributed attributed, Referral before) {
            return before.state() == ReferralState.REJECTED
                    && attributed.because().kind() == EvidenceKind.TIE
                    && attributed.because().seenAt().isAfter(before.changedAt());
        }

        UUID referralId() {
            return before == null ? Ids.newId() : before.id();
        }
    }

    /** The referrals that were opened or changed, by order; in at most two statements. */
    Map<UUID, Referral> settle(UUID storeId, List<Settling> all, Instant now) {
        List<Settling> concerned =
                all.stream().filter(one -> one.isNew() || one.isChange()).toList();
        Map<UUID, Referral> settled = new LinkedHashMap<>();
        if (concerned.isEmpty()) {
            return settled;
        }
        jdbc.sql("""
                        insert into referral as r (store_id, id, program_id, program_version, advocate_id,
                            friend_customer_id, order_id, state, reason, args, decider, purchased_at, ended_at,
                            changed_at)
                        select :store, s.id, s.program_id, s.program_version, s.advocate_id, s.friend_customer_id,
                               s.order_id, s.state, s.reason, s.args, 'attribution', s.purchased_at,
                               case when s.state = 'rejected' then :now end, :now
                        from jsonb_to_recordset(cast(:rows as jsonb)) as s (
                          id uuid, program_id uuid, program_version int, advocate_id uuid, friend_customer_id uuid,
                          order_id uuid, state text, reason text, args jsonb, purchased_at timestamptz)
                        on conflict (store_id, order_id) do update
                        set program_id = excluded.program_id, program_version = excluded.program_version,
                            advocate_id = excluded.advocate_id, friend_customer_id = excluded.friend_customer_id,
                            state = excluded.state, reason = excluded.reason, args = excluded.args,
                            decider = excluded.decider, decider_name = null, note = null,
                            purchased_at = excluded.purchased_at, review_ends_at = null, held_at = null,
                            cleared_at = null, ended_at = excluded.ended_at, changed_at = excluded.changed_at,
                            due_at = null
                        returning\s""" + ReferralRows.COLUMNS)
                .param("store", storeId)
                .param(
                        "rows",
                        Json.write(concerned.stream().map(SettleReferrals::row).toList()))
                .param("now", Times.at(now))
                .query((row, number) -> ReferralRows.referral(row, number))
                .list()
                .forEach(referral -> settled.put(referral.orderId(), referral));
        moves.tell(
                storeId,
                concerned.stream()
                        .map(one -> event(
                                one,
                                Objects.requireNonNull(settled.get(one.order().id()))))
                        .toList(),
                now);
        return settled;
    }

    private static Map<String, @Nullable Object> row(Settling one) {
        @Nullable Recommendation to = one.decision().recommendation();
        if (to == null) { // nothing recommends any more: the referral keeps whose it was
            to = Objects.requireNonNull(one.before()).recommendation();
        }
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", one.referralId());
        row.put("program_id", to.programId());
        row.put("program_version", to.version());
        row.put("advocate_id", to.advocateId());
        row.put("friend_customer_id", one.order().customerId());
        row.put("order_id", one.order().id());
        row.put("purchased_at", one.order().placedAt().toString());
        row.put("state", state(one.decision()).code());
        row.put(
                "reason",
                one.decision() instanceof NotAttributed not ? not.reason().code() : null);
        row.put("args", one.decision() instanceof NotAttributed not ? not.args() : Map.of());
        return row;
    }

    private static ReferralState state(Decision decision) {
        return decision.isAttributed() ? ReferralState.PURCHASED : ReferralState.REJECTED;
    }

    private static MoveRows.Event event(Settling one, Referral referral) {
        Map<String, String> args = new TreeMap<>(referral.args());
        if (referral.reason() != null) {
            args.put("reason", referral.reason());
        }
        if (one.before() != null) {
            args.put("from", one.before().state().code());
            if (!one.before().advocateId().equals(referral.advocateId())) {
                args.put("from_advocate", one.before().advocateId().toString());
            }
        }
        String what = one.before() == null ? referral.state().code() : "decision_changed";
        return new MoveRows.Event(referral.id(), what, Decider.ATTRIBUTION, null, args);
    }

    /** For a list whose elements are concerned or not. */
    static List<Settling> of(List<Order> orders, Map<UUID, Decision> decisions, Map<UUID, Referral> referrals) {
        List<Settling> all = new ArrayList<>();
        orders.forEach(order -> all.add(
                new Settling(order, Objects.requireNonNull(decisions.get(order.id())), referrals.get(order.id()))));
        return all;
    }
}
