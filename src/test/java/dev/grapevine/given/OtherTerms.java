package dev.grapevine.given;

import dev.grapevine.kernel.Unit;
import dev.grapevine.program.AdvocateReward;
import dev.grapevine.program.AdvocateRule;
import dev.grapevine.program.AttributionRule;
import dev.grapevine.program.Charity;
import dev.grapevine.program.Expiry;
import dev.grapevine.program.Flow;
import dev.grapevine.program.FriendOffer;
import dev.grapevine.program.FriendRule;
import dev.grapevine.program.Invitations;
import dev.grapevine.program.LeakGuard;
import dev.grapevine.program.Review;
import dev.grapevine.program.RewardOption;
import dev.grapevine.program.Terms;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A program's terms with some of its settings changed. */
public final class OtherTerms {
    private final Terms was;
    private Unit currency;
    private Set<Flow> flows;
    private AdvocateRule advocates;
    private FriendRule friends;
    private AttributionRule attribution;
    private Review review;
    private AdvocateReward advocateReward;
    private FriendOffer friendOffer;
    private @Nullable RewardOption friendReward;
    private Expiry expiry;
    private LeakGuard leakGuard;
    private Invitations invitations;
    private List<Charity> charities;

    private OtherTerms(Terms was) {
        this.was = was;
        this.currency = was.currency();
        this.flows = was.flows();
        this.advocates = was.advocates();
        this.friends = was.friends();
        this.attribution = was.attribution();
        this.review = was.review();
        this.advocateReward = was.advocateReward();
        this.friendOffer = was.friendOffer();
        this.friendReward = was.friendReward();
        this.expiry = was.expiry();
        this.leakGuard = was.leakGuard();
        this.invitations = was.invitations();
        this.charities = was.charities();
    }

    public static OtherTerms than(Terms terms) {
        return new OtherTerms(terms);
    }

    public OtherTerms currency(Unit currency) {
        this.currency = currency;
        return this;
    }

    public OtherTerms flows(Set<Flow> flows) {
        this.flows = flows;
        return this;
    }

    public OtherTerms advocates(AdvocateRule advocates) {
        this.advocates = advocates;
        return this;
    }

    public OtherTerms friends(FriendRule friends) {
        this.friends = friends;
        return this;
    }

    public OtherTerms attribution(AttributionRule attribution) {
        this.attribution = attribution;
        return this;
    }

    public OtherTerms review(Review review) {
        this.review = review;
        return this;
    }

    public OtherTerms advocateReward(AdvocateReward advocateReward) {
        this.advocateReward = advocateReward;
        return this;
    }

    public OtherTerms friendOffer(FriendOffer friendOffer) {
        this.friendOffer = friendOffer;
        return this;
    }

    public OtherTerms friendReward(@Nullable RewardOption friendReward) {
        this.friendReward = friendReward;
        return this;
    }

    public OtherTerms expiry(Expiry expiry) {
        this.expiry = expiry;
        return this;
    }

    public OtherTerms leakGuard(LeakGuard leakGuard) {
        this.leakGuard = leakGuard;
        return this;
    }

    public OtherTerms invitations(Invitations invitations) {
        this.invitations = invitations;
        return this;
    }

    public OtherTerms charities(List<Charity> charities) {
        this.charities = charities;
        return this;
    }

    public Terms made() {
        return new Terms(
                currency,
                flows,
                advocates,
                friends,
                attribution,
                review,
                advocateReward,
                friendOffer,
                friendReward,
                expiry,
                was.reminders(),
                leakGuard,
                invitations,
                charities);
    }
}
