package dev.grapevine.web.corner;

import dev.grapevine.attribution.Referral;
import dev.grapevine.attribution.ReferralFilter;
import dev.grapevine.attribution.Referrals;
import dev.grapevine.customer.Customer;
import dev.grapevine.customer.Customers;
import dev.grapevine.kernel.Limit;
import dev.grapevine.web.corner.FriendLine.Step;
import dev.grapevine.web.shopper.ShopPage;
import dev.grapevine.web.shopper.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells an advocate what became of her friends, the newest first. */
@Component
class Friends {
    private final Referrals referrals;
    private final Customers customers;

    Friends(Referrals referrals, Customers customers) {
        this.referrals = referrals;
        this.customers = customers;
    }

    List<FriendLine> of(ShopPage shop, UUID advocateId) {
        List<Referral> found = referrals
                .list(shop.id(), ReferralFilter.ofAdvocate(advocateId), Limit.DEFAULT, null)
                .data();
        Map<UUID, Customer> people = customers.find(
                shop.id(), found.stream().map(Referral::friendCustomerId).toList());
        return found.stream()
                .map(referral -> line(shop.words(), referral, people.get(referral.friendCustomerId())))
                .toList();
    }

    private static FriendLine line(Words words, Referral referral, @Nullable Customer friend) {
        @Nullable String first = friend == null ? null : friend.firstName();
        String name = first == null || first.isBlank() ? words.text("corner.friend") : first;
        return switch (referral.state()) {
            case PURCHASED, IN_REVIEW -> waiting(words, referral, name);
            case HELD -> new FriendLine(name, words.text("corner.friend.held"), "open", List.of());
            case APPROVED, REWARDED -> {
                Instant at = referral.times().rewarded() == null
                        ? referral.changedAt()
                        : referral.times().rewarded();
                yield new FriendLine(name, words.text("corner.friend.rewarded", words.day(at)), "yes", List.of());
            }
            case RETURNED -> new FriendLine(name, words.text("corner.friend.returned"), "no", List.of());
            case REJECTED, DISQUALIFIED -> new FriendLine(name, words.text("corner.friend.rejected"), "no", List.of());
            case EXPIRED -> new FriendLine(name, words.text("corner.friend.expired"), "no", List.of());
        };
    }

    private static FriendLine waiting(Words words, Referral referral, String name) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(words.text("corner.step.bought", words.day(referral.purchasedAt())), true));
        @Nullable Instant ends = referral.reviewEndsAt();
        if (ends == null) {
            steps.add(new Step(words.text("corner.step.sent"), false));
            return new FriendLine(name, words.text("corner.friend.bought"), "open", steps);
        }
        steps.add(new Step(words.text("corner.step.reward", words.day(ends)), false));
        return new FriendLine(name, words.text("corner.friend.waiting", words.day(ends)), "open", steps);
    }
}
