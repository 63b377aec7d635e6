package dev.grapevine.reward;

import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.secret.Sealed;
import dev.grapevine.platform.secret.Secret;
import dev.grapevine.platform.secret.SecretBox;
import dev.grapevine.store.Actor;
import dev.grapevine.store.AuditLog;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people do to finish rewards that no call can bring: cash is paid, a gift is handed over. */
@Component
public final class FinishReward {
    private static final int LONGEST = 500;

    private final InStore inStore;
    private final JdbcClient jdbc;
    private final RewardLedger ledger;
    private final MoveRewards moves;
    private final SecretBox secrets;
    private final AuditLog audit;
    private final RewardRows rows;
    private final Payees payees;
    private final Books books;

    FinishReward(
            InStore inStore,
            JdbcClient jdbc,
            RewardLedger ledger,
            MoveRewards moves,
            SecretBox secrets,
            AuditLog audit) {
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.moves = moves;
        this.secrets = secrets;
        this.audit = audit;
        this.rows = new RewardRows(jdbc);
        this.payees = new Payees(jdbc);
        this.books = new Books(jdbc);
    }

    /**
     * Keeps where a customer's cash goes, in her own words (an IBAN, a PayPal address), sealed; what waited for it can be
     * paid now.
     *
     * @param details 1 to 500 characters
     * @return the rewards that are payable now
     */
    public List<Reward> payTo(UUID storeId, UUID customerId, String details) {
        if (details.isBlank() || details.length() > LONGEST) {
            throw new IllegalArgumentException("Where cash goes is said in 1 to 500 characters.");
        }
        return inStore.call(storeId, () -> {
            var kept = secrets.seal(storeId, purpose(customerId), Secret.of(details));
            payees.save(storeId, customerId, kept.envelope(), moves.now());
            return moves.save(
                    storeId,
                    awaitingDetails(storeId, customerId).stream()
                            .map(reward -> Move.of(reward).in(RewardState.PAYABLE))
                            .toList());
        });
    }

    /** Where a customer's cash goes, for the teammate who pays; nothing where she has not said. */
    public Optional<String> payee(UUID storeId, UUID customerId) {
        return inStore.call(storeId, () -> payees.details(storeId, customerId)
                .map(kept -> secrets.open(storeId, purpose(customerId), Sealed.of(kept))
                        .reveal()));
    }

    /** Writes down that all that is left of payable cash was paid. */
    public FinishOutcome paid(UUID storeId, UUID rewardId, Actor by) {
        return finish(storeId, rewardId, RewardState.PAYABLE, RewardState.PAID, null, "pay.reward", by);
    }

    /**
     * The same for somebody who paid what a page showed, which an order that went back may have changed meanwhile.
     *
     * @param seen what was left of it there, in its own minor units
     */
    public FinishOutcome paid(UUID storeId, UUID rewardId, long seen, Actor by) {
        return finish(storeId, rewardId, RewardState.PAYABLE, RewardState.PAID, seen, "pay.reward", by);
    }

    /** Writes down that a gift was handed over. */
    public FinishOutcome fulfilled(UUID storeId, UUID rewardId, Actor by) {
        return finish(
                storeId, rewardId, RewardState.AWAITING_FULFILMENT, RewardState.FULFILLED, null, "fulfil.reward", by);
    }

    private FinishOutcome finish(
            UUID storeId,
            UUID rewardId,
            RewardState from,
            RewardState to,
            @Nullable Long seen,
            String action,
            Actor by) {
        return inStore.call(storeId, () -> {
            var found = rows.find(storeId, rewardId);
            if (found.isEmpty()) {
                return new FinishOutcome.NotFound();
            }
            books.hold(storeId, List.of(found.get().programId()));
            var reward = rows.lock(storeId, rewardId).orElseThrow();
            if (reward.state() == to) {
                return new FinishOutcome.Finished(reward);
            }
            if (reward.state() != from) {
                return new FinishOutcome.NotPossible(reward);
            }
            if (seen != null && seen != reward.left()) {
                return new FinishOutcome.Changed(reward);
            }
            if (to == RewardState.PAID && reward.left() > 0 && !ledger.pay(storeId, reward)) {
                return new FinishOutcome.Owing(reward);
            }
            audit.record(
                    storeId, by, action, reward.idText(), Map.of("state", from.code()), Map.of("state", to.code()));
            return new FinishOutcome.Finished(
                    moves.save(storeId, List.of(Move.of(reward).in(to))).getFirst());
        });
    }

    private List<Reward> awaitingDetails(UUID storeId, UUID customerId) {
        return jdbc.sql(RewardRow.SELECT + """
                        where store_id = :store and recipient_id = :customer and state = 'awaiting_details'
                        order by id
                        limit 1000
                        for no key update
                        """)
                .param("store", storeId)
                .param("customer", customerId)
                .query(RewardRow::read)
                .list();
    }

    private static String purpose(UUID customerId) {
        return "payee " + customerId;
    }
}
