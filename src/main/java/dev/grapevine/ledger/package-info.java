/**
 * Double entry: accounts, postings of entries that sum to zero, and the balances they make. It knows no reward, no advocate
 * and no order; whoever moves value names accounts and gives each posting a key of its own.
 *
 * <p>{@link dev.grapevine.ledger.Ledger} is the way in. Money moves at once ({@code posted}) or in two phases ({@code
 * pending}, then settled or voided), and is corrected by adding a reversal: nothing is ever changed or removed. It may use
 * the kernel and the database. See docs/adr/ on the append-only ledger.
 *
 * <p><b>Locks.</b> One call takes them always in this order, so that calls never wait for each other in a circle: accounts
 * to open by name; balances of limited accounts by account, those of open ones by account and stripe; keys in their order. A
 * transaction that calls the ledger several times gives up that promise; hand all its drafts over in one call instead.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform::database"})
@NullMarked
package dev.grapevine.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
