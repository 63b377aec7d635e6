package dev.grapevine.journey;

import dev.grapevine.attribution.Referral;
import dev.grapevine.attribution.ReferralState;
import dev.grapevine.attribution.Referrals;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.message.MessageKind;
import dev.grapevine.message.SecondThought;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks before a refusal is told whether the referral still stands where it stood. */
@Component
class RefusalStands implements SecondThought {
    private final Referrals referrals;

    RefusalStands(Referrals referrals) {
        this.referrals = referrals;
    }

    /** Names the referral and where it stands; each is told once. */
    static String key(MessageKind kind, Referral referral) {
        return kind.code() + "/" + referral.idText() + "/" + referral.state().code();
    }

    @Override
    public Set<MessageKind> kinds() {
        return Set.of(MessageKind.NOT_ELIGIBLE, MessageKind.FRIEND_NOT_ELIGIBLE);
    }

    /** What is not about a referral, such as a claim, is said at once and stands. */
    @Override
    public Thought of(UUID storeId, @Nullable UUID customerId, String about) {
        String[] parts = about.split("/", -1);
        Optional<ReferralState> told = ReferralState.of(parts[parts.length - 1]);
        boolean changed = told.isPresent()
                && Ids.parse(IdKind.REFERRAL, parts[1])
                        .flatMap(id -> referrals.find(storeId, id))
                        .filter(referral -> referral.state() == told.get())
                        .isEmpty();
        return changed ? new Thought.Drop("decision_changed") : new Thought.Send();
    }
}
