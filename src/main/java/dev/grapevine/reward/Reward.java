package dev.grapevine.reward;

import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Unit;
import dev.grapevine.program.RewardKind;
import dev.grapevine.reward.kind.Owed;
import dev.grapevine.reward.kind.Prize;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one side of a referral is owed or was given.
 *
 * @param order as it stood when the reward was last worked out
 * @param recipientId the customer who gets it
 * @param number which of the advocate's friends it is for, from 1; 0 on the friend's side
 * @param because why it is owed, or why the friend only counts
 * @param options what it can come as
 * @param kind what it comes as; null where that is not decided, and where it is nothing
 * @param unit of the amount, null where it has none
 * @param amount in the smallest part of the unit; while the kind is not decided, of the option worth most
 * @param reversed how much of the amount was taken back
 * @param charity where a donation goes, by key
 * @param postingKey by which the ledger knows it; null where it has no amount
 * @param code of a coupon
 * @param ended why it was voided or reversed, as a code
 * @param earnedAt when the order was placed
 * @param issuedAt when it was given at first, and the same ever after, also while it is made again; null before, and in the
 *     very move that gives it
 */
public record Reward(
        UUID id,
        UUID programId,
        UUID referralId,
        UUID orderId,
        OrderWorth order,
        Side side,
        Rule rule,
        UUID recipientId,
        RewardState state,
        int number,
        Because because,
        List<Prize> options,
        @Nullable RewardKind kind,
        @Nullable Unit unit,
        long amount,
        long reversed,
        @Nullable String charity,
        @Nullable String postingKey,
        @Nullable String code,
        @Nullable String ended,
        Instant earnedAt,
        Instant createdAt,
        @Nullable Instant releasedAt,
        @Nullable Instant issuedAt,
        @Nullable Instant expiresAt) {

    public Reward {
        options = List.copyOf(options);
    }

    /** The id outside: {@code rwd_…}. */
    public String idText() {
        return Ids.text(IdKind.REWARD, id);
    }

    /** What it comes as, where that is decided. */
    public Optional<Prize> prize() {
        return option(kind);
    }

    /** The most that it comes to in money, coins aside; nothing where it may come as something that is no money. */
    public Optional<Money> most() {
        return inMoney().stream().max(Comparator.comparingLong(Money::minor));
    }

    /** Whether it comes to {@link #most()} whatever is chosen. */
    public boolean isAlwaysMost() {
        return inMoney().stream().distinct().count() == 1;
    }

    private List<Money> inMoney() {
        List<Prize> rest = options.stream()
                .filter(prize -> prize.kind() != RewardKind.COINS)
                .toList();
        return rest.stream().allMatch(Prize::isMoney)
                ? rest.stream()
                        .map(prize -> new Money(left(prize), prize.money().currency()))
                        .toList()
                : List.of();
    }

    /** Whether nothing has to be asked before it can be given. */
    public boolean isDecided() {
        return kind != null && (kind != RewardKind.DONATION || charity != null);
    }

    /** What is left of it. Of one that is still held nothing is reversed yet: what refunds leave, it will come to. */
    public long left() {
        return state.isHeld() ? order.left(amount) : amount - reversed;
    }

    /** What she gets of this option, if she chooses it now. */
    public long left(Prize prize) {
        return state.isHeld() ? order.left(prize.amount()) : prize.amount();
    }

    /** The same, as its order stands now. */
    Reward measuredBy(OrderWorth other) {
        return with(other, options, unit, amount, postingKey);
    }

    /** With other things to choose among, under a posting of its own. */
    Reward offering(List<Prize> others, OrderWorth by) {
        @Nullable Prize most = Plan.worthMost(others).orElse(null);
        return with(
                by,
                others,
                most == null ? null : most.unit(),
                most == null ? 0 : most.amount(),
                most == null ? null : anotherPosting());
    }

    /** A key that the ledger has not seen: each time a reward is worked out anew, its posting is another. */
    String anotherPosting() {
        return idText() + ":" + Ids.newId();
    }

    private Reward with(OrderWorth by, List<Prize> others, @Nullable Unit of, long much, @Nullable String key) {
        return new Reward(
                id,
                programId,
                referralId,
                orderId,
                by,
                side,
                rule,
                recipientId,
                state,
                number,
                because,
                others,
                kind,
                of,
                much,
                reversed,
                charity,
                key,
                code,
                ended,
                earnedAt,
                createdAt,
                releasedAt,
                issuedAt,
                expiresAt);
    }

    Optional<Prize> option(@Nullable RewardKind wanted) {
        return options.stream().filter(prize -> prize.kind() == wanted).findFirst();
    }

    /** As its kind sees it. */
    Owed owed() {
        return new Owed(id, programId, recipientId, prize().orElseThrow(), left(), charity, code, expiresAt);
    }
}
