package dev.grapevine.reward;

import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.database.Times;
import dev.grapevine.platform.work.Lease;
import dev.grapevine.platform.work.LeasedWork;
import dev.grapevine.platform.work.Outcome;
import dev.grapevine.platform.work.WorkKind;
import dev.grapevine.program.RewardKind;
import dev.grapevine.reward.kind.Fulfilment;
import dev.grapevine.reward.kind.Fulfilment.HandedOver;
import dev.grapevine.reward.kind.Owed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a reward is due for: to be handed over, to be taken back, or to expire. A call's end may be unknown; the code that
 * it carries follows from the reward, so it is asked for, not made twice.
 */
@Component
final class WorkOnRewards implements LeasedWork {
    static final WorkKind KIND = WorkKind.of("reward", "reward").inBatchesOf(20).leasedFor(Duration.ofMinutes(2));

    private final InStore inStore;
    private final JdbcClient jdbc;
    private final Fulfilments fulfilments;
    private final RewardLedger ledger;
    private final MoveRewards moves;
    private final Unspent unspent;
    private final RewardRows rows;

    WorkOnRewards(
            InStore inStore,
            JdbcClient jdbc,
            Fulfilments fulfilments,
            RewardLedger ledger,
            MoveRewards moves,
            Unspent unspent) {
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.fulfilments = fulfilments;
        this.ledger = ledger;
        this.moves = moves;
        this.unspent = unspent;
        this.rows = new RewardRows(jdbc);
    }

    @Override
    public WorkKind kind() {
        return KIND;
    }

    /** Hands over what needs no call. A reward that was lowered, or tried before, is asked for by itself. */
    @Override
    public Map<UUID, Outcome> withoutCall(UUID storeId, List<Lease> leases) {
        Map<UUID, Reward> due = new LinkedHashMap<>();
        Map<Fulfilment, List<Owed>> owed = new LinkedHashMap<>();
        for (Reward reward : rows.find(storeId, leases.stream().map(Lease::id).toList())) {
            if (reward.state() == RewardState.DUE && reward.reversed() == 0) {
                due.put(reward.id(), reward);
                owed.computeIfAbsent(fulfilments.of(reward), _ -> new ArrayList<>())
                        .add(reward.owed());
            }
        }
        List<Reward> handedOver = new ArrayList<>();
        owed.forEach((fulfilment, some) -> fulfilment
                .handOverInside(storeId, some)
                .forEach(one -> handedOver.add(Objects.requireNonNull(due.get(one.rewardId())))));
        moves.save(
                storeId,
                handedOver.stream()
                        .map(reward -> Move.of(reward).in(RewardState.ISSUED))
                        .toList());
        Map<UUID, Outcome> outcomes = new LinkedHashMap<>();
        handedOver.forEach(reward -> outcomes.put(reward.id(), untilItExpires(reward)));
        return outcomes;
    }

    @Override
    public Recording call(Lease lease) {
        UUID storeId = lease.storeId();
        Reward reward =
                inStore.call(storeId, () -> rows.find(storeId, lease.id())).orElseThrow();
        return switch (reward.state()) {
            case DUE -> handOver(storeId, reward, lease.attempt() > 1 || reward.reversed() > 0);
            case REVERSED -> takeBack(storeId, reward);
            case ISSUED -> () -> expire(storeId, lease.id());
            default -> Outcome::done;
        };
    }

    private Recording handOver(UUID storeId, Reward reward, boolean again) {
        HandedOver end = fulfilments.of(reward).handOver(storeId, reward.owed(), again);
        return () -> switch (end) {
            case HandedOver.Done() -> handedOver(storeId, reward, RewardState.ISSUED);
            case HandedOver.UsedAlready() -> handedOver(storeId, reward, RewardState.REDEEMED);
            case HandedOver.Refused(String why) -> Outcome.dead(why);
        };
    }

    /** Unless it was reversed or lowered during the call: then that comes next. */
    private Outcome handedOver(UUID storeId, Reward called, RewardState state) {
        Reward now = rows.find(storeId, called.id()).orElseThrow();
        boolean lowered = state == RewardState.ISSUED && now.left() != called.left();
        if (now.state() != RewardState.DUE || lowered) {
            return Outcome.dueAgain(moves.now());
        }
        moves.save(storeId, List.of(Move.of(now).in(state)));
        return state == RewardState.REDEEMED ? Outcome.done() : untilItExpires(now);
    }

    private static Outcome untilItExpires(Reward reward) {
        @Nullable Instant expires = reward.expiresAt();
        return expires == null ? Outcome.done() : Outcome.dueAgain(expires);
    }

    private Recording takeBack(UUID storeId, Reward reward) {
        fulfilments.of(reward).takeBack(storeId, reward.owed());
        return () -> {
            jdbc.sql("update reward set revoked_at = :now where store_id = :store and id = :id")
                    .param("store", storeId)
                    .param("id", reward.id())
                    .param("now", Times.at(moves.now()))
                    .update();
            return Outcome.done();
        };
    }

    private Outcome expire(UUID storeId, UUID id) {
        Reward reward = rows.find(storeId, id).orElseThrow();
        @Nullable Instant expires = reward.expiresAt();
        if (reward.state() != RewardState.ISSUED || expires == null) {
            return Outcome.done();
        }
        if (expires.isAfter(moves.now())) {
            return Outcome.dueAgain(expires);
        }
        if (reward.kind() == RewardKind.COINS) {
            long left = unspent.of(storeId, reward);
            if (left > 0) {
                ledger.expire(storeId, reward, ledger.holder(reward), left);
            }
        } else if (reward.left() > 0) {
            ledger.takeBack(storeId, reward, "expired", reward.left());
        }
        moves.save(storeId, List.of(Move.of(reward).ended(RewardState.EXPIRED, "expired")));
        return Outcome.done();
    }
}
