package dev.grapevine.reward;

import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Unit;
import dev.grapevine.ledger.Account;
import dev.grapevine.ledger.Closing;
import dev.grapevine.ledger.Draft;
import dev.grapevine.ledger.Holding;
import dev.grapevine.ledger.Ledger;
import dev.grapevine.ledger.Line;
import dev.grapevine.ledger.Outcome;
import dev.grapevine.ledger.Ref;
import dev.grapevine.ledger.Reversal;
import dev.grapevine.reward.kind.Held;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * Rewards in the ledger: from the program's account of rewards to where the kind keeps them. Each has one posting, set aside
 * while the reward is pending; where another kind is chosen, it is let go and another takes its place. Rewards without an
 * amount have none.
 */
@Component
final class RewardLedger {
    private final Ledger ledger;
    private final Fulfilments fulfilments;

    RewardLedger(Ledger ledger, Fulfilments fulfilments) {
        this.ledger = ledger;
        this.fulfilments = fulfilments;
    }

    /** Sets aside what the rewards come to. */
    void setAside(UUID storeId, List<Reward> rewards) {
        inPieces(withAmount(rewards), piece -> ledger.post(
                        storeId, piece.stream().map(this::pending).toList())
                .forEach(RewardLedger::isWritten));
    }

    /** Makes pending rewards happen, and lets others go. */
    void close(UUID storeId, List<Reward> settled, List<Reward> voided) {
        var closings = new ArrayList<Closing>();
        withAmount(settled).forEach(reward -> closings.add(Closing.settle(ref(reward), key(reward) + ":settled")));
        withAmount(voided).forEach(reward -> closings.add(Closing.voids(ref(reward), key(reward) + ":voided")));
        inPieces(closings, piece -> ledger.close(storeId, piece).forEach(RewardLedger::isWritten));
    }

    /** Gives what was chosen in place of what was set aside. */
    void give(UUID storeId, List<Reward> rewards) {
        inPieces(withAmount(rewards), piece -> ledger.post(
                        storeId,
                        piece.stream()
                                .map(reward -> Draft.posted(key(reward), lines(reward)))
                                .toList())
                .forEach(RewardLedger::isWritten));
    }

    /** The name of a part after which so much of the reward is taken back. */
    static String less(long reversed) {
        return "less:" + reversed;
    }

    /** Takes back a part, once a name; who has spent it owes it. */
    void takeBack(UUID storeId, Reward reward, String name, long amount) {
        var part = Reversal.part(ref(reward), key(reward) + ":" + name, amount).intoDebt();
        isWritten(ledger.reverse(storeId, part));
    }

    /** Takes coins that nobody spent in time. */
    void expire(UUID storeId, Reward reward, Account holder, long amount) {
        var draft = Draft.transfer(
                key(reward) + ":expired", holder, Account.open("rewards:expired", holder.unit()), amount);
        isWritten(ledger.post(storeId, draft));
    }

    /** Empties the accounts of somebody who was erased, once: what she could spend, and what she owed. */
    void forfeit(UUID storeId, UUID customerId) {
        var drafts = ledger.named(storeId, Held.names(customerId)).stream()
                .filter(holding -> holding.balance().available() != 0)
                .map(RewardLedger::forfeited)
                .toList();
        ledger.post(storeId, drafts).forEach(RewardLedger::isWritten);
    }

    private static Draft forfeited(Holding holding) {
        var account = holding.account();
        long left = holding.balance().available();
        return Draft.posted(
                        account.name() + ":" + account.unit().code() + ":forfeited",
                        new Line(account, -left),
                        new Line(Account.open("rewards:forfeited", account.unit()), left))
                .withMemo("Forfeited: the customer was erased.");
    }

    /** Pays out cash that is owed. False where the receiver has a debt that comes first. */
    boolean pay(UUID storeId, Reward reward) {
        var holder = holder(reward);
        var draft =
                Draft.transfer(key(reward) + ":paid", holder, Account.open("cash:paid", holder.unit()), reward.left());
        return switch (ledger.post(storeId, draft)) {
            case Outcome.Posted _, Outcome.AlreadyPosted _ -> true;
            case Outcome.Insufficient _ -> false;
            case Outcome.KeyReused reused -> throw new IllegalStateException("The ledger said " + reused);
        };
    }

    /** Where the reward lies once it is given. */
    Account holder(Reward reward) {
        return fulfilments.of(reward).account(reward.owed());
    }

    long available(UUID storeId, Account account) {
        return ledger.balance(storeId, account).available();
    }

    Map<Account, Long> available(UUID storeId, Collection<Account> accounts) {
        var available = new HashMap<Account, Long>();
        ledger.balances(storeId, accounts).forEach((account, balance) -> available.put(account, balance.available()));
        return available;
    }

    /** What the programs' rewards for advocates come to, pending ones included, in the smallest part of each currency. */
    Map<UUID, Long> spent(UUID storeId, Map<UUID, Unit> programs) {
        var accounts = new HashMap<UUID, Account>();
        programs.forEach((program, currency) -> accounts.put(program, rewards(program, Side.ADVOCATE, currency)));
        var balances = ledger.balances(storeId, accounts.values());
        var spent = new HashMap<UUID, Long>();
        accounts.forEach((program, account) -> spent.put(
                program, -Objects.requireNonNull(balances.get(account)).available()));
        return spent;
    }

    private Draft pending(Reward reward) {
        return Draft.pending(key(reward), lines(reward));
    }

    private Line[] lines(Reward reward) {
        var from = rewards(reward.programId(), reward.side(), unit(reward));
        return new Line[] {new Line(from, -reward.amount()), new Line(to(reward), reward.amount())};
    }

    /** Where the kind is not decided, the worth waits on an account of the program. */
    private Account to(Reward reward) {
        return reward.isDecided()
                ? holder(reward)
                : Account.open(program(reward.programId()) + ":choice", unit(reward));
    }

    /** What a program has given. The friends' side is apart, for budgets are for the advocates'. */
    private static Account rewards(UUID programId, Side side, Unit unit) {
        return Account.open(program(programId) + (side == Side.ADVOCATE ? ":rewards" : ":friend_rewards"), unit);
    }

    private static String program(UUID id) {
        return "program:" + Ids.text(IdKind.PROGRAM, id);
    }

    private static Unit unit(Reward reward) {
        return Objects.requireNonNull(reward.unit(), "it has an amount");
    }

    private static Ref ref(Reward reward) {
        return Ref.key(key(reward));
    }

    private static String key(Reward reward) {
        return Objects.requireNonNull(reward.postingKey(), "it has an amount");
    }

    private static List<Reward> withAmount(Collection<Reward> rewards) {
        return rewards.stream().filter(reward -> reward.postingKey() != null).toList();
    }

    private static <T> void inPieces(List<T> all, Consumer<List<T>> work) {
        for (int from = 0; from < all.size(); from += Ledger.LARGEST_BATCH) {
            work.accept(all.subList(from, Math.min(all.size(), from + Ledger.LARGEST_BATCH)));
        }
    }

    /** Everything else would mean that a reward's state and its posting disagree. */
    private static void isWritten(Outcome outcome) {
        if (!(outcome instanceof Outcome.Posted || outcome instanceof Outcome.AlreadyPosted)) {
            throw new IllegalStateException("The ledger said " + outcome);
        }
    }
}
