package dev.grapevine.ledger;

import dev.grapevine.kernel.Cursor;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Page;
import dev.grapevine.platform.database.GroupCommit;
import dev.grapevine.platform.database.InStore;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Moves value between a store's accounts, once a key. Each call joins the caller's transaction of the store, or runs in one
 * of its own; what it wrote is there when that commits. Two callers with the same key: the later waits for the earlier and
 * is told {@link Outcome.AlreadyPosted}.
 *
 * <p>Hand over what belongs together in one call: it needs as few statements for a thousand as for two, and calls never wait
 * for each other in a circle, which several calls in one transaction might.
 */
@Component
public final class Ledger {
    /** How much one call takes. */
    public static final int LARGEST_BATCH = 1_000;

    private static final int MOST_TOGETHER = 100;

    private final InStore inStore;
    private final PostDrafts posts;
    private final GroupCommit<Draft, Outcome.OfDraft> together;
    private final ClosePendings closes;
    private final ReversePosting reverses;
    private final Balances balances;
    private final Statements statements;
    private final Holdings holdings;

    public Ledger(InStore inStore, JdbcClient jdbc, Clock clock) {
        Postings postings = new Postings(jdbc, clock);
        this.inStore = inStore;
        this.balances = new Balances(jdbc);
        this.posts = new PostDrafts(new Accounts(jdbc, clock), postings);
        this.together = new GroupCommit<>(
                MOST_TOGETHER, (store, drafts) -> inStore.call(store, () -> posts.post(store, drafts)));
        this.closes = new ClosePendings(jdbc, balances, postings);
        this.reverses = new ReversePosting(jdbc, balances, postings);
        this.statements = new Statements(jdbc);
        this.holdings = new Holdings(jdbc);
    }

    /**
     * Posts one draft: two statements where its accounts are open. Outside a transaction it is committed together with what
     * others post to this store at the same time, each for itself.
     */
    public Outcome.OfDraft post(UUID store, Draft draft) {
        return together.write(store, draft);
    }

    /**
     * Posts drafts in three statements, as if one after the other: each is refused by itself where a limited account can't
     * bear it after those before it.
     *
     * @return an outcome a draft, in their order
     */
    public List<Outcome.OfDraft> post(UUID store, List<Draft> drafts) {
        refuseTooMany(drafts);
        return drafts.isEmpty() ? List.of() : inStore.call(store, () -> posts.post(store, drafts));
    }

    /** Makes a pending posting happen. */
    public Outcome.OfClosing settle(UUID store, Ref pending, String key) {
        return close(store, List.of(Closing.settle(pending, key))).getFirst();
    }

    /** Lets a pending posting go. */
    public Outcome.OfClosing voidPending(UUID store, Ref pending, String key) {
        return close(store, List.of(Closing.voids(pending, key))).getFirst();
    }

    /**
     * Settles and voids many in three statements.
     *
     * @return an outcome a closing, in their order
     */
    public List<Outcome.OfClosing> close(UUID store, List<Closing> closings) {
        refuseTooMany(closings);
        return closings.isEmpty() ? List.of() : inStore.call(store, () -> closes.close(store, closings));
    }

    /** Takes back what a posting moved, or a part of it; all parts together never more than it moved. */
    public Outcome.OfReversal reverse(UUID store, Reversal reversal) {
        return inStore.call(store, () -> reverses.reverse(store, reversal));
    }

    /** What an account holds; zero where it was never posted to. One indexed look. */
    public Balance balance(UUID store, Account account) {
        return Objects.requireNonNull(balances(store, List.of(account)).get(account));
    }

    /** What accounts hold, in one statement. */
    public Map<Account, Balance> balances(UUID store, Collection<Account> accounts) {
        refuseTooMany(accounts);
        return accounts.isEmpty() ? Map.of() : inStore.call(store, () -> balances.of(store, accounts));
    }

    /**
     * A page of what was posted to an account, newest first, each line with the balance after it.
     *
     * @param after the {@code next} of the page before, or null to begin
     */
    public Page<StatementLine> statement(UUID store, Account account, Limit limit, @Nullable Cursor after) {
        return inStore.call(store, () -> statements.page(store, account, limit, after));
    }

    /** The store's accounts with what they hold, newest first. */
    public Page<Holding> accounts(UUID store, Limit limit, @Nullable Cursor after) {
        return inStore.call(store, () -> holdings.page(store, limit, after));
    }

    /** What accounts of these names hold, in whatever unit; those that were never posted to are left out. */
    public List<Holding> named(UUID store, Collection<String> names) {
        refuseTooMany(names);
        return names.isEmpty() ? List.of() : inStore.call(store, () -> holdings.named(store, names));
    }

    public Optional<Holding> account(UUID store, UUID id) {
        return inStore.call(store, () -> holdings.find(store, id));
    }

    private static void refuseTooMany(Collection<?> asked) {
        if (asked.size() > LARGEST_BATCH) {
            throw new IllegalArgumentException("One call takes at most " + LARGEST_BATCH + ", not " + asked.size());
        }
    }
}
