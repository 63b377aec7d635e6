package dev.grapevine.reward;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.advocate.Preference;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.program.RewardKind;
import dev.grapevine.reward.GiveRewards.Gift;
import dev.grapevine.reward.kind.Fulfilment;
import dev.grapevine.reward.kind.Prize;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes pending rewards their receivers' own, once the review has ended well. Where there is a choice and the advocate has
 * said what she likes, it comes as that; else it waits for her word.
 */
@Component
public final class ReleaseRewards {
    private final InStore inStore;
    private final Advocates advocates;
    private final GiveRewards give;
    private final MoveRewards moves;
    private final RewardRows rows;
    private final Books books;

    ReleaseRewards(InStore inStore, JdbcClient jdbc, Advocates advocates, GiveRewards give, MoveRewards moves) {
        this.inStore = inStore;
        this.advocates = advocates;
        this.give = give;
        this.moves = moves;
        this.rows = new RewardRows(jdbc);
        this.books = new Books(jdbc);
    }

    /**
     * Releases what is pending of these referrals, in the caller's transaction; the rest stays as it is. Some ten
     * statements, and two more for each reward that was chosen beforehand and for each part refund during the review.
     *
     * @return the rewards that moved
     */
    public List<Reward> release(UUID storeId, Collection<UUID> referralIds) {
        return referralIds.isEmpty()
                ? List.of()
                : inStore.call(storeId, () -> {
                    books.holdOfReferrals(storeId, referralIds);
                    var gifts = new ArrayList<Gift>();
                    var waiting = new ArrayList<Move>();
                    var pending = rows.lockOfReferrals(storeId, referralIds).stream()
                            .filter(reward -> reward.state() == RewardState.PENDING)
                            .toList();
                    var choosing = choosing(storeId, pending);
                    for (Reward reward : pending) {
                        decided(storeId, reward, choosing)
                                .ifPresentOrElse(
                                        gifts::add,
                                        () -> waiting.add(Move.of(reward)
                                                .in(RewardState.AWAITING_CHOICE)
                                                .released(moves.now(), null, null)));
                    }
                    if (!gifts.isEmpty()) {
                        waiting.addAll(give.give(storeId, gifts));
                    }
                    return moves.save(storeId, waiting);
                });
    }

    /** By customer, those who may have said what they like; a wish that was for once goes with its reward. */
    private Map<UUID, Advocate> choosing(UUID storeId, List<Reward> pending) {
        return new HashMap<>(advocates.ofCustomers(
                storeId,
                pending.stream()
                        .filter(reward -> !reward.isDecided())
                        .map(Reward::recipientId)
                        .distinct()
                        .toList()));
    }

    private Optional<Gift> decided(UUID storeId, Reward reward, Map<UUID, Advocate> choosing) {
        if (reward.isDecided()) {
            return Optional.of(Gift.unchanged(reward));
        }
        @Nullable Advocate advocate = choosing.get(reward.recipientId());
        @Nullable Preference preference = advocate == null ? null : advocate.preference();
        var chosen = preference == null ? Optional.<Gift>empty() : as(reward, preference.kind(), preference.charity());
        if (chosen.isPresent() && advocate != null && preference != null) {
            advocates.spendPreference(storeId, advocate.id());
            if (!preference.forGood()) {
                choosing.remove(reward.recipientId());
            }
        }
        return chosen;
    }

    /** The reward as one of its options; nothing where it isn't one, or where a donation has no charity of the list. */
    static Optional<Gift> as(Reward reward, RewardKind kind, @Nullable String charity) {
        @Nullable Prize prize = reward.option(kind).orElse(null);
        if (prize == null) {
            return Optional.empty();
        }
        if (kind != RewardKind.DONATION) {
            return Optional.of(new Gift(reward, Move.of(reward).as(prize, null)));
        }
        @Nullable String goesTo = charity == null ? Fulfilment.onlyCharity(prize) : charity;
        return goesTo != null && prize.charities().contains(goesTo)
                ? Optional.of(new Gift(reward, Move.of(reward).as(prize, goesTo)))
                : Optional.empty();
    }
}
