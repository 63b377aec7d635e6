package dev.grapevine.web.api.webhook;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.kernel.Money;
import dev.grapevine.reward.BudgetLow;
import dev.grapevine.web.api.AmountShown;
import dev.grapevine.web.api.ReadJson;
import dev.grapevine.web.api.people.AdvocateShown;
import dev.grapevine.web.api.people.ShowAdvocates;
import dev.grapevine.web.api.referral.ReferralShown;
import dev.grapevine.web.api.reward.RewardShown;
import dev.grapevine.web.api.share.ClaimShown;
import dev.grapevine.webhook.ShowSubjects;
import dev.grapevine.webhook.Subject;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Shows what events are about in the words of this API. */
@Component
class ShowSubjectsAsResources implements ShowSubjects {
    private static final JsonMapper JSON = ReadJson.mapper();

    private final ShowAdvocates advocates;

    ShowSubjectsAsResources(ShowAdvocates advocates) {
        this.advocates = advocates;
    }

    /** @param percent how much of it is spoken for; 100 from where it bears no further reward */
    record BudgetShown(String id, int percent, AmountShown spent, AmountShown total) {
        static BudgetShown of(String id, BudgetLow low) {
            return new BudgetShown(id, low.percent(), amount(low.spent()), amount(low.total()));
        }

        private static AmountShown amount(Money money) {
            return AmountShown.of(money.minor(), money.currency());
        }
    }

    @Override
    public Function<Subject, String> in(UUID storeId) {
        Function<Advocate, AdvocateShown> advocate = advocates.in(storeId);
        return subject -> JSON.writeValueAsString(
                switch (subject) {
                    case Subject.OfReferral(var referral) -> ReferralShown.of(referral);
                    case Subject.OfReward(var reward) -> RewardShown.of(reward);
                    case Subject.OfAdvocate(var one) -> advocate.apply(one);
                    case Subject.OfClaim(var claim, var code) -> ClaimShown.of(claim, code);
                    case Subject.OfBudget(var low) -> BudgetShown.of(subject.id(), low);
                    case Subject.Facts some -> some.facts();
                });
    }
}
