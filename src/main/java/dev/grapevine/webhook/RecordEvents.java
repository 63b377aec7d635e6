package dev.grapevine.webhook;

import dev.grapevine.advocate.AdvocateEnrolled;
import dev.grapevine.attribution.ReferralsMoved;
import dev.grapevine.claim.ClaimMade;
import dev.grapevine.claim.ClaimRefused;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.message.MessageBounced;
import dev.grapevine.message.MessageKind;
import dev.grapevine.message.MessageSent;
import dev.grapevine.privacy.CustomerErased;
import dev.grapevine.reward.BudgetLow;
import dev.grapevine.reward.Reward;
import dev.grapevine.reward.Rewards;
import dev.grapevine.reward.RewardsMoved;
import dev.grapevine.share.CodeLeaked;
import dev.grapevine.share.Leak;
import dev.grapevine.share.ShareMade;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears what the modules tell of their changes, inside the transaction of each, and makes events of it. */
@Component
final class RecordEvents {
    private final Events events;
    private final Rewards rewards;

    RecordEvents(Events events, Rewards rewards) {
        this.events = events;
        this.rewards = rewards;
    }

    @EventListener
    void on(ReferralsMoved moved) {
        moved.referrals().forEach(referral -> EventType.of(referral.state())
                .ifPresent(type -> events.happened(moved.storeId(), type, new Subject.OfReferral(referral))));
    }

    @EventListener
    void on(RewardsMoved moved) {
        moved.rewards().stream().filter(RecordEvents::isTold).forEach(reward -> (moved.takenBack()
                        ? Optional.of(EventType.REWARD_REVERSED)
                        : EventType.of(reward.state()))
                .ifPresent(type -> events.happened(moved.storeId(), type, new Subject.OfReward(reward))));
    }

    /** What only counts towards another reward is nobody's. */
    private static boolean isTold(Reward reward) {
        return !reward.options().isEmpty();
    }

    @EventListener
    void on(AdvocateEnrolled enrolled) {
        events.happened(enrolled.storeId(), EventType.ADVOCATE_ENROLLED, new Subject.OfAdvocate(enrolled.advocate()));
    }

    @EventListener
    void on(ClaimMade made) {
        events.happened(made.storeId(), EventType.CLAIM_MADE, new Subject.OfClaim(made.claim(), made.code()));
    }

    @EventListener
    void on(ClaimRefused refused) {
        String advocate = Ids.text(IdKind.ADVOCATE, refused.advocateId());
        events.happened(
                refused.storeId(),
                EventType.CLAIM_REFUSED,
                new Subject.Facts(
                        advocate,
                        Map.of(
                                "advocate",
                                advocate,
                                "program",
                                Ids.text(IdKind.PROGRAM, refused.programId()),
                                "reason",
                                refused.why())));
    }

    @EventListener
    void on(ShareMade made) {
        String advocate = Ids.text(IdKind.ADVOCATE, made.advocateId());
        events.happened(
                made.storeId(),
                EventType.SHARE_MADE,
                new Subject.Facts(
                        advocate,
                        Map.of("advocate", advocate, "channel", made.channel().code())));
    }

    @EventListener
    void on(CodeLeaked leaked) {
        Leak leak = leaked.leak();
        String advocate = Ids.text(IdKind.ADVOCATE, leak.leaked().advocateId());
        events.happened(
                leaked.storeId(),
                EventType.CODE_LEAKING,
                new Subject.Facts(
                        advocate,
                        Map.of(
                                "advocate",
                                advocate,
                                "program",
                                Ids.text(IdKind.PROGRAM, leak.leaked().programId()),
                                "code",
                                leak.leaked().display(),
                                "new_code",
                                leak.fresh().display(),
                                "uses",
                                leak.uses(),
                                "visits",
                                leak.visits())));
    }

    @EventListener
    void on(BudgetLow low) {
        events.happened(low.storeId(), EventType.PROGRAM_BUDGET_LOW, new Subject.OfBudget(low));
    }

    @EventListener
    void on(MessageSent sent) {
        if (sent.kind() == MessageKind.INVITATION) {
            events.happened(
                    sent.storeId(), EventType.INVITATION_SENT, message(sent.id(), sent.kind(), sent.customerId()));
        }
        if (sent.kind() == MessageKind.REWARD_EXPIRING) {
            Ids.parse(IdKind.REWARD, sent.about().substring(sent.about().indexOf('/') + 1))
                    .flatMap(reward -> rewards.find(sent.storeId(), reward))
                    .ifPresent(reward ->
                            events.happened(sent.storeId(), EventType.REWARD_EXPIRING, new Subject.OfReward(reward)));
        }
    }

    @EventListener
    void on(MessageBounced bounced) {
        events.happened(
                bounced.storeId(),
                EventType.MESSAGE_BOUNCED,
                message(bounced.id(), bounced.kind(), bounced.customerId()));
    }

    private static Subject message(UUID id, MessageKind kind, @Nullable UUID customer) {
        String text = Ids.text(IdKind.MESSAGE, id);
        Map<String, Object> facts = new HashMap<>(Map.of("id", text, "kind", kind.code()));
        if (customer != null) {
            facts.put("customer", Ids.text(IdKind.CUSTOMER, customer));
        }
        return new Subject.Facts(text, facts);
    }

    /** Her id alone: it leads nowhere any more, and the shop may have more to forget under it. */
    @EventListener
    void on(CustomerErased erased) {
        String id = Ids.text(IdKind.CUSTOMER, erased.customerId());
        events.happened(erased.storeId(), EventType.CUSTOMER_ERASED, new Subject.Facts(id, Map.of("id", id)));
    }
}
