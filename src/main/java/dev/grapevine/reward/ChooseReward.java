package dev.grapevine.reward;

import dev.grapevine.advocate.Advocates;
import dev.grapevine.advocate.Preference;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.program.RewardKind;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes the word of the receiver, as what a reward that waits for it shall come. */
@Component
public final class ChooseReward {
    private final InStore inStore;
    private final Advocates advocates;
    private final GiveRewards give;
    private final MoveRewards moves;
    private final RewardRows rows;
    private final Books books;

    ChooseReward(InStore inStore, JdbcClient jdbc, Advocates advocates, GiveRewards give, MoveRewards moves) {
        this.inStore = inStore;
        this.advocates = advocates;
        this.give = give;
        this.moves = moves;
        this.rows = new RewardRows(jdbc);
        this.books = new Books(jdbc);
    }

    /** Of two choices at once the first counts. */
    public ChoiceOutcome choose(UUID storeId, UUID customerId, UUID rewardId, Choice choice) {
        return inStore.call(storeId, () -> {
            @Nullable Reward seen = rows.find(storeId, rewardId).orElse(null);
            if (seen == null || !seen.recipientId().equals(customerId)) {
                return new ChoiceOutcome.NotFound();
            }
            books.hold(storeId, List.of(seen.programId()));
            return chosen(storeId, rows.lock(storeId, rewardId).orElseThrow(), choice);
        });
    }

    private ChoiceOutcome chosen(UUID storeId, Reward reward, Choice choice) {
        if (reward.state() != RewardState.AWAITING_CHOICE) {
            return new ChoiceOutcome.NotWaiting(reward);
        }
        var gift = ReleaseRewards.as(reward, choice.kind(), choice.charity());
        if (gift.isEmpty()) {
            return new ChoiceOutcome.NotOffered(reward);
        }
        var given = moves.save(storeId, give.give(storeId, List.of(gift.get()))).getFirst();
        if (choice.forGood()) {
            remember(storeId, given);
        }
        return new ChoiceOutcome.Chosen(given);
    }

    private void remember(UUID storeId, Reward given) {
        @Nullable RewardKind kind = given.kind();
        if (kind != null) {
            advocates
                    .ofCustomer(storeId, given.recipientId())
                    .ifPresent(advocate ->
                            advocates.prefer(storeId, advocate.id(), new Preference(kind, given.charity(), true)));
        }
    }
}
