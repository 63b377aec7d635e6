package dev.grapevine.program;

import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Percent;
import dev.grapevine.kernel.Unit;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All settings of a program, in one version. A record of this type need not be sensible; {@link #problems} says what is
 * wrong with it, and {@link Programs} stores only what has none.
 *
 * @param currency of every amount in here; the store's
 * @param flows how a friend gets the offer, at least one
 * @param advocates who may recommend
 * @param friends whom the offer is for, and which of their orders count
 * @param attribution which recommendation an order is put down to
 * @param review what an order must come through before anything is owed for it
 * @param advocateReward what whoever recommends gets
 * @param friendOffer what the friend gets off the purchase
 * @param friendReward what the friend gets after the review besides, or null for nothing
 * @param expiry how long rewards last
 * @param reminders to those who were invited or hold an offer, and did nothing
 * @param leakGuard what happens to a code that got into the open
 * @param invitations when customers are asked to recommend
 * @param charities among which the receiver of a donation is chosen
 */
public record Terms(
        Unit currency,
        Set<Flow> flows,
        AdvocateRule advocates,
        FriendRule friends,
        AttributionRule attribution,
        Review review,
        AdvocateReward advocateReward,
        FriendOffer friendOffer,
        @Nullable RewardOption friendReward,
        Expiry expiry,
        Reminders reminders,
        LeakGuard leakGuard,
        Invitations invitations,
        List<Charity> charities) {

    private static final int MOST_CHARITIES = 50;

    public Terms {
        flows = Collections.unmodifiableSet(new TreeSet<>(flows)); // in one order, so that equal terms are equal JSON
        charities = List.copyOf(charities);
    }

    /**
     * What a store begins with. Both sides get a tenth, which is a sensible amount in every currency; everything else is
     * the default that the settings' table of the product names.
     */
    public static Terms defaults(Unit currency) {
        return new Terms(
                currency,
                Set.of(Flow.COUPON_CODE),
                AdvocateRule.DEFAULT,
                FriendRule.defaults(currency),
                AttributionRule.DEFAULT,
                Review.DEFAULT,
                AdvocateReward.of(
                        new RewardOption(RewardKind.COUPON, new Amount.PercentOfOrder(Percent.of(10), null), null)),
                new FriendOffer(
                        new Discount.PercentOff(Percent.of(10)),
                        Money.zero(currency),
                        30,
                        false,
                        FriendOffer.Code.SINGLE_USE),
                null,
                Expiry.DEFAULT,
                Reminders.DEFAULT,
                LeakGuard.DEFAULT,
                Invitations.DEFAULT,
                List.of());
    }

    /** What is wrong with these settings, in words for the merchant; empty where nothing is. */
    public List<TermsProblem> problems() {
        var findings = new Findings(currency);
        if (flows.isEmpty()) {
            findings.add("flows", "A program needs at least one way for friends to get the offer.");
        }
        advocates.check(findings.at("advocates"));
        friends.check(findings.at("friends"));
        attribution.check(findings.at("attribution"));
        review.check(findings.at("review"));
        advocateReward.check(findings.at("advocate_reward"));
        friendOffer.check(findings.at("friend_offer"));
        if (friendReward != null) {
            friendReward.check(findings.at("friend_reward"));
        }
        expiry.check(findings.at("expiry"));
        reminders.check(findings.at("reminders"));
        leakGuard.check(findings.at("leak_guard"));
        invitations.check(findings.at("invitations"));
        checkCharities(findings);
        return findings.all();
    }

    /** The terms as JSON, the way the API shows and the database keeps them. */
    public String toJson() {
        return TermsJson.write(this);
    }

    /** Every kind of reward an advocate can get, in any tier. */
    public Set<RewardKind> kindsOffered() {
        var kinds = new HashSet<RewardKind>();
        advocateReward.options().forEach(option -> kinds.add(option.kind()));
        return kinds;
    }

    private void checkCharities(Findings findings) {
        if (charities.size() > MOST_CHARITIES) {
            findings.add("charities", "A list of charities has at most " + MOST_CHARITIES + " entries.");
        }
        var keys = new HashSet<String>();
        for (int i = 0; i < charities.size(); i++) {
            var at = findings.at("charities", i);
            charities.get(i).check(at);
            if (!keys.add(charities.get(i).key())) {
                at.add("key", "Another charity of the list has this key.");
            }
        }
        boolean donates = kindsOffered().contains(RewardKind.DONATION)
                || (friendReward != null && friendReward.kind() == RewardKind.DONATION);
        if (donates && charities.isEmpty()) {
            findings.add("charities", "Donations need at least one charity to go to.");
        }
    }
}
