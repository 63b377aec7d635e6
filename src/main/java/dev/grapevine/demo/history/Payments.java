package dev.grapevine.demo.history;

import dev.grapevine.customer.Customer;
import dev.grapevine.customer.Customers;
import dev.grapevine.demo.Handover;
import dev.grapevine.demo.InDemo;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Sorted;
import dev.grapevine.reward.Donations;
import dev.grapevine.reward.FinishReward;
import dev.grapevine.reward.OwedDonation;
import dev.grapevine.reward.RewardSearch;
import dev.grapevine.reward.RewardState;
import dev.grapevine.reward.Rewards;
import dev.grapevine.store.Actor;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What becomes of cash, gifts and donations: people say in their corner where their cash goes, and once a month somebody at the
 * store pays it, hands the gifts over and the donations on. The last weeks' are left for the visitor.
 */
@InDemo
@Component
class Payments {
    private static final int EVERY_WEEKS = 4;
    private static final Actor BY = Actor.system("demo");

    private final Handover handover;
    private final TellGrapevine tell;
    private final Rewards rewards;
    private final FinishReward finish;
    private final Donations donations;
    private final Customers customers;

    Payments(
            Handover handover,
            TellGrapevine tell,
            Rewards rewards,
            FinishReward finish,
            Donations donations,
            Customers customers) {
        this.handover = handover;
        this.tell = tell;
        this.rewards = rewards;
        this.finish = finish;
        this.donations = donations;
        this.customers = customers;
    }

    void goOn(int week) {
        UUID store = handover.get().storeId();
        sayWhereTo(store);
        if (week % EVERY_WEEKS == EVERY_WEEKS - 2) {
            tell.settles();
            handOn(store);
        }
    }

    /** Whose cash waits for that since a week ago. */
    private void sayWhereTo(UUID store) {
        rewards.list(store, RewardSearch.in(RewardState.AWAITING_DETAILS), Sorted.NEWEST_FIRST, new Limit(100), null)
                .data()
                .forEach(reward -> customers
                        .find(store, reward.recipientId())
                        .map(Customer::email)
                        .ifPresent(email -> finish.payTo(store, reward.recipientId(), "PayPal, " + email.original())));
    }

    private void handOn(UUID store) {
        for (OwedDonation one : donations.byCharity(store)) {
            if (one.owed().isPositive()) {
                donations.passOn(store, one.charity(), one.owed(), one.passedOn(), BY);
            }
        }
    }
}
