package dev.grapevine.reward;

import dev.grapevine.kernel.Codes;
import dev.grapevine.platform.secret.InstallationKey;
import dev.grapevine.program.RewardKind;
import dev.grapevine.reward.kind.Fulfilment;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives rewards whose kind is decided: what refunds took meanwhile comes off, and each goes the way of its kind. */
@Component
final class GiveRewards {
    private final InstallationKey key;
    private final Fulfilments fulfilments;
    private final RewardLedger ledger;
    private final MoveRewards moves;
    private final Payees payees;

    GiveRewards(InstallationKey key, Fulfilments fulfilments, RewardLedger ledger, MoveRewards moves, JdbcClient jdbc) {
        this.key = key;
        this.fulfilments = fulfilments;
        this.ledger = ledger;
        this.moves = moves;
        this.payees = new Payees(jdbc);
    }

    /**
     * A reward that goes to its receiver.
     *
     * @param asItWas with the posting that was set aside
     * @param asGiven as it was, or as was chosen
     */
    record Gift(Reward asItWas, Move asGiven) {
        static Gift unchanged(Reward reward) {
            return new Gift(reward, Move.of(reward));
        }

        boolean isUnchanged() {
            return asItWas.equals(asGiven.reward());
        }
    }

    /** Posts what they come to, takes off what was refunded, and says how each goes on; the caller saves that. */
    List<Move> give(UUID storeId, List<Gift> gifts) {
        ledger.close(
                storeId,
                gifts.stream().filter(Gift::isUnchanged).map(Gift::asItWas).toList(),
                gifts.stream()
                        .filter(gift -> !gift.isUnchanged())
                        .map(Gift::asItWas)
                        .toList());
        ledger.give(
                storeId,
                gifts.stream()
                        .filter(gift -> !gift.isUnchanged())
                        .map(gift -> gift.asGiven().reward())
                        .toList());
        var given = takeOff(storeId, gifts.stream().map(Gift::asGiven).toList());
        var payable = payees.known(
                storeId, given.stream().map(move -> move.reward().recipientId()).toList());
        var now = moves.now();
        return given.stream().map(move -> onItsWay(move, now, payable)).toList();
    }

    private List<Move> takeOff(UUID storeId, List<Move> given) {
        return given.stream()
                .map(move -> {
                    var reward = move.reward();
                    long back = reward.amount() - reward.order().left(reward.amount());
                    if (back > 0) {
                        ledger.takeBack(storeId, reward, RewardLedger.less(back), back);
                    }
                    return move.reversed(back);
                })
                .toList();
    }

    private Move onItsWay(Move move, Instant now, Set<UUID> payable) {
        var reward = move.reward();
        var lasts = reward.prize().orElseThrow().lasts();
        @Nullable
        Instant expires =
                lasts == null ? null : now.atOffset(ZoneOffset.UTC).plus(lasts).toInstant();
        @Nullable RewardKind kind = reward.kind();
        @Nullable String code = kind != null && kind.isCode() ? code(reward.id()) : null;
        var released = move.released(reward.releasedAt() == null ? now : reward.releasedAt(), code, expires);
        return switch (fulfilments.of(reward).onceReleased()) {
            case Fulfilment.Then.CALL -> released.in(RewardState.DUE).dueAt(now);
            case Fulfilment.Then.CREDITED -> released.in(RewardState.ISSUED).dueAt(expires);
            case Fulfilment.Then.DONATED -> released.in(RewardState.DONATED);
            case Fulfilment.Then.DETAILS ->
                released.in(
                        payable.contains(reward.recipientId()) ? RewardState.PAYABLE : RewardState.AWAITING_DETAILS);
            case Fulfilment.Then.MERCHANT -> released.in(RewardState.AWAITING_FULFILMENT);
        };
    }

    /** The same whenever it is made again, and nobody's guess without the installation's key. */
    private String code(UUID rewardId) {
        return Codes.of(key.derive("the coupon of reward " + rewardId), Codes.UNGUESSABLE);
    }
}
