/**
 * Forgetting a person (GDPR, article 17): {@link dev.grapevine.privacy.ErasePeople} works on what was asked for, {@link
 * dev.grapevine.privacy.FindTraces} finds out by what she may be met in the tables, and {@link
 * dev.grapevine.privacy.EraseTraces} takes her out of them. What a shop told stays as figures: orders with their sums,
 * referrals, rewards and every line of the ledger, which name her by an id that leads nowhere any more. Rewards that she has
 * not used are taken back ({@link dev.grapevine.reward.ReverseRewards#unused}), as her corner tells her beforehand.
 *
 * <p>{@link dev.grapevine.privacy.ExportPerson} shows the same rows to whoever asks what is known of her (articles 15 and 20).
 *
 * <p>It is the one module that changes the tables of all others, so that the whole of it can be read in one place. Its test
 * plants a word wherever one can be typed and looks for it in every column there is (invariant 19): who adds a column that a
 * person's words may reach adds it here.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform::database", "platform::work", "store", "order", "reward"})
@NullMarked
package dev.grapevine.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
