/**
 * What each side of a referral is owed: {@link dev.grapevine.reward.RewardRules} works it out, {@link
 * dev.grapevine.reward.GrantRewards} sets it aside, {@link dev.grapevine.reward.ReleaseRewards} makes it due when the
 * review is over, {@link dev.grapevine.reward.ChooseReward} asks the advocate where there is a choice, {@link
 * dev.grapevine.reward.WorkOnRewards} hands it over, and {@link dev.grapevine.reward.ReverseRewards} takes it back.
 *
 * <p>It knows a referral by its id and the few facts it is told ({@link dev.grapevine.reward.Earned}); who earned what and
 * when a review ends is decided by others. Money lies in the ledger. Each change tells {@link
 * dev.grapevine.reward.RewardsMoved} inside its transaction, for messages and webhooks.
 *
 * <p><b>Locks</b> are always taken in this order: the programs' rows of {@code reward_book}, rewards, the ledger.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform::database",
            "platform::secret",
            "platform::work",
            "store",
            "program",
            "customer",
            "advocate",
            "ledger"
        })
@NullMarked
package dev.grapevine.reward;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
