package dev.grapevine.web.api.referral;

import dev.grapevine.attribution.Decider;
import dev.grapevine.attribution.Referral;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.web.api.Named;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A referral.
 *
 * @param programVersion of the terms it was made under
 * @param friend the customer who bought
 * @param reason a code for why it stands where it stands
 * @param decidedBy who brought it there: a part of the program, or a person or key by name
 */
public record ReferralShown(
        String id,
        String state,
        String program,
        int programVersion,
        Named advocate,
        Named friend,
        String order,
        @Nullable String reason,
        DeciderShown decidedBy,
        @Nullable String note,
        Instant purchasedAt,
        @Nullable Instant reviewEndsAt,
        @Nullable Instant heldAt,
        @Nullable Instant clearedAt,
        @Nullable Instant approvedAt,
        @Nullable Instant rewardedAt,
        @Nullable Instant endedAt,
        Instant changedAt) {

    record DeciderShown(String kind, @Nullable String name) {
        static DeciderShown of(Decider decider) {
            return new DeciderShown(decider.kind(), decider.name());
        }
    }

    public static ReferralShown of(Referral referral) {
        return of(
                referral,
                Named.by(Ids.text(IdKind.ADVOCATE, referral.advocateId())),
                Named.by(Ids.text(IdKind.CUSTOMER, referral.friendCustomerId())));
    }

    static ReferralShown of(Referral referral, Named advocate, Named friend) {
        Referral.Times times = referral.times();
        return new ReferralShown(
                referral.idText(),
                referral.state().code(),
                Ids.text(IdKind.PROGRAM, referral.programId()),
                referral.programVersion(),
                advocate,
                friend,
                Ids.text(IdKind.ORDER, referral.orderId()),
                referral.reason(),
                DeciderShown.of(referral.decider()),
                referral.note(),
                referral.purchasedAt(),
                referral.reviewEndsAt(),
                times.held(),
                times.cleared(),
                times.approved(),
                times.rewarded(),
                times.ended(),
                referral.changedAt());
    }
}
