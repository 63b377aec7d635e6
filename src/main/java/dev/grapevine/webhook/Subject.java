package dev.grapevine.webhook;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.attribution.Referral;
import dev.grapevine.claim.Claim;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.reward.BudgetLow;
import dev.grapevine.reward.Reward;
import dev.grapevine.share.CouponCode;
import java.util.Map;

/** What an event is about, as it is at that moment. */
public sealed interface Subject {

    /** Its id outside. */
    String id();

    record OfReferral(Referral referral) implements Subject {
        @Override
        public String id() {
            return referral.idText();
        }
    }

    record OfReward(Reward reward) implements Subject {
        @Override
        public String id() {
            return reward.idText();
        }
    }

    record OfAdvocate(Advocate advocate) implements Subject {
        @Override
        public String id() {
            return advocate.idText();
        }
    }

    record OfClaim(Claim claim, CouponCode code) implements Subject {
        @Override
        public String id() {
            return claim.idText();
        }
    }

    record OfBudget(BudgetLow low) implements Subject {
        @Override
        public String id() {
            return Ids.text(IdKind.PROGRAM, low.programId());
        }
    }

    /** Something that the API has no resource for: a few facts by name, none of them in a person's own words. */
    record Facts(String id, Map<String, Object> facts) implements Subject {
        public Facts {
            facts = Map.copyOf(facts);
        }
    }
}
