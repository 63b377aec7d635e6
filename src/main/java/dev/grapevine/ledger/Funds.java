package dev.grapevine.ledger;

import dev.grapevine.ledger.Accounts.Held;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What limited accounts can still give while a batch of drafts is gone through; their balances are locked meanwhile. */
final class Funds {
    private final Map<Account, Long> available = new HashMap<>();

    Funds(Map<Account, Held> held) {
        held.forEach((account, found) -> {
            if (account.limited()) {
                available.put(account, found.available());
            }
        });
    }

    /** The first account that can't give what the draft asks of it. Whoever owes may still get. */
    Outcome.@Nullable Insufficient refuse(Draft draft) {
        for (Line line : draft.lines()) {
            Long left = available.get(line.account());
            if (left != null && line.amount() < 0 && left + line.amount() < 0) {
                return new Outcome.Insufficient(line.account(), left);
            }
        }
        return null;
    }

    /** What is pending can't be spent from the moment it is pending, and not by who gets it until it is settled. */
    void take(Draft draft) {
        for (Line line : draft.lines()) {
            if (!draft.pending() || line.amount() < 0) {
                available.computeIfPresent(line.account(), (_, left) -> Math.addExact(left, line.amount()));
            }
        }
    }
}
