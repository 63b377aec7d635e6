package dev.grapevine.reward;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What has to be written when rewards are taken back, worked out reward by reward and gathered, so that the ledger is called
 * once for all that is let go.
 */
final class Reversals {
    final Map<UUID, Reward> voided = new LinkedHashMap<>();
    final List<Take> takes = new ArrayList<>();
    final List<Move> moves = new ArrayList<>();
    final List<Offer> offers = new ArrayList<>();
    final List<Reward> measured = new ArrayList<>();
    private final Instant now;

    Reversals(Instant now) {
        this.now = now;
    }

    /** Less to choose among, under a posting of its own. */
    record Offer(Reward before, Reward less) {}

    /** An amount to take back in the ledger, once a name. */
    record Take(Reward reward, String name, long amount) {}

    /** What is too much of it, now that its order stands otherwise. */
    void lower(Reward before, OrderNow order) {
        if (before.state() == RewardState.PENDING || before.state() == RewardState.COUNTED) {
            return;
        }
        var worth = Lowered.of(before, order);
        measured.add(worth.reward());
        if (worth.left() == 0) {
            end(before, ReverseRewards.REFUNDED);
        } else if (before.state() == RewardState.AWAITING_CHOICE) {
            if (!worth.reward().options().equals(before.options())) {
                offers.add(new Offer(before, worth.reward()));
            } else if (worth.reward().left() < before.left()) {
                // The ledger follows once she has chosen, by what is left then.
                moves.add(Move.of(worth.reward()));
            }
        } else if (worth.left() < before.left()) {
            long reversed = before.amount() - worth.left();
            takes.add(new Take(before, RewardLedger.less(reversed), reversed - before.reversed()));
            moves.add(lowered(Move.of(worth.reward()).reversed(reversed)));
        }
    }

    /** All that is left of it goes. */
    void end(Reward reward, String why) {
        if (reward.state().isHeld() || reward.state() == RewardState.COUNTED) {
            voided.put(reward.id(), reward);
            return;
        }
        if (reward.left() > 0) {
            takes.add(new Take(reward, "end", reward.left()));
        }
        moves.add(reversed(Move.of(reward).reversed(reward.amount()), why));
    }

    /** A coupon that was or is being made is revoked next, but not before a call under way has ended. */
    private Move reversed(Move move, String why) {
        var was = move.reward();
        var reversed = move.ended(RewardState.REVERSED, why);
        if (was.code() == null || was.state() == RewardState.REDEEMED) {
            return reversed.dueAt(null);
        }
        return was.state() == RewardState.DUE ? reversed.dueAfterTheCall(now) : reversed.dueAt(now);
    }

    /** A coupon that is out is made worth less; one on its way notices by itself. */
    private Move lowered(Move move) {
        boolean isOut = move.reward().code() != null && move.reward().state() == RewardState.ISSUED;
        return isOut ? move.in(RewardState.DUE).dueAt(now) : move;
    }

    /** What was promised and not given goes. */
    void letGo(Collection<Reward> rewards, String why) {
        for (Reward reward : rewards) {
            voided.put(reward.id(), reward);
            moves.add(Move.of(reward).ended(RewardState.VOIDED, why).dueAt(null));
        }
    }
}
