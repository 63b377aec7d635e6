package dev.grapevine.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.given.FreshDatabase;
import dev.grapevine.given.MovableClock;
import dev.grapevine.given.ReferralParts;
import dev.grapevine.given.StoreParts;
import dev.grapevine.kernel.Cursor;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Limit;
import dev.grapevine.platform.database.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReferralsTest {
    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    private final MovableClock clock = new MovableClock();
    private final ReferralParts given = new ReferralParts(database, clock);
    private final UUID store = given.store.id();
    private final Advocate amy = given.advocate("Amy");
    private final Instant now = clock.instant();

    @Test
    void aReferralGoesThroughItsReviewToItsRewardAndTheTimelineTellsIt() {
        UUID referral = referral("1", now);
        Instant ends = now.plus(Duration.ofDays(14));

        move(Move.toReview(referral, ends, ends));
        assertThat(dueAt(referral)).isEqualTo(ends);
        move(Move.approve(referral));
        move(Move.reward(referral));

        assertThat(find(referral).state()).isEqualTo(ReferralState.REWARDED);
        assertThat(dueAt(referral)).isNull();
        assertThat(given.referrals.timeline(store, referral))
                .extracting(ReferralEvent::what)
                .containsExactly("purchased", "in_review", "approved", "rewarded");
    }

    @Test
    void aStepThatTheStateDoesNotAllowIsRefusedAndLeavesNoTrace() {
        UUID referral = referral("1", now);

        assertThat(given.referrals.move(store, Move.reward(referral)))
                .isEqualTo(new MoveOutcome.NotPossible(ReferralState.PURCHASED));
        assertThat(given.referrals.timeline(store, referral)).hasSize(1);
    }

    @Test
    void aStepOfAnUnknownReferralSaysSo() {
        assertThat(given.referrals.move(store, Move.approve(Ids.newId())))
                .isInstanceOf(MoveOutcome.NoSuchReferral.class);
    }

    @Test
    void severalMovesAreMadeAtOnceEachWithItsOwnOutcome() {
        UUID one = referral("1", now);
        UUID other = referral("2", now);

        Map<UUID, MoveOutcome> outcomes =
                given.referrals.move(store, List.of(Move.toReview(one, now, now), Move.approve(other)));

        assertThat(outcomes.get(one)).isInstanceOf(MoveOutcome.Moved.class);
        assertThat(outcomes.get(other)).isEqualTo(new MoveOutcome.NotPossible(ReferralState.PURCHASED));
    }

    @Test
    void whatAPersonLetPassKeepsItsReview() {
        UUID referral = referral("1", now);
        Instant ends = now.plus(Duration.ofDays(14));
        move(Move.hold(referral, ends));
        assertThat(dueAt(referral)).isNull();

        move(Move.clear(referral, StoreParts.SYSTEM, "I know them"));

        assertThat(find(referral).isCleared()).isTrue();
        assertThat(find(referral).reviewEndsAt()).isEqualTo(ends);
        assertThat(dueAt(referral)).isEqualTo(ends);
        assertThat(given.referrals.move(store, Move.reject(referral, StoreParts.SYSTEM, null)))
                .isEqualTo(new MoveOutcome.NotPossible(ReferralState.IN_REVIEW));
    }

    @Test
    void theListIsNewestFirstAndGoesOnWhereItStopped() {
        List<UUID> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(referral(String.valueOf(i), now.minus(Duration.ofHours(i))));
        }
        List<UUID> listed = new ArrayList<>();
        @Nullable Cursor after = null;
        do {
            var page = given.referrals.list(store, ReferralFilter.ofAdvocate(amy.id()), new Limit(2), after);
            page.data().forEach(referral -> listed.add(referral.id()));
            after = page.next();
        } while (after != null);

        assertThat(listed).isEqualTo(made);
    }

    @Test
    void referralsAreFoundByStateOrderPersonAndId() {
        UUID one = referral("1001", now);
        UUID other = referral("1002", now.minusSeconds(1));
        move(Move.hold(other, null));

        assertThat(found(ReferralFilter.in(ReferralState.HELD))).containsExactly(other);
        assertThat(found(ReferralFilter.ALL.searching("#1001"))).containsExactly(one);
        assertThat(found(ReferralFilter.ALL.searching("N-1001"))).containsExactly(one);
        assertThat(found(ReferralFilter.ALL.searching("#N-1001"))).containsExactly(one);
        assertThat(found(ReferralFilter.ALL.searching("Friend1001@example.com")))
                .containsExactly(one);
        assertThat(found(ReferralFilter.ALL.searching("amy"))).containsExactly(one, other);
        assertThat(found(ReferralFilter.ALL.searching(find(other).idText()))).containsExactly(other);
        assertThat(found(ReferralFilter.ALL.searching("nobody"))).isEmpty();
        assertThat(given.referrals.countByState(store, ReferralFilter.ALL))
                .isEqualTo(Map.of(ReferralState.PURCHASED, 1L, ReferralState.HELD, 1L));
        assertThat(found(new ReferralFilter(Set.of(), null, null, null, null, now, null)))
                .containsExactly(one);
    }

    private UUID referral(String externalId, Instant placedAt) {
        UUID order = given.order(
                externalId,
                placedAt,
                "'number':'#N-" + externalId + "','coupon_codes':['" + given.codeOf(amy) + "'],",
                "'email':'friend" + externalId + "@example.com'");
        given.attributed(order);
        return given.referralOf(order).id();
    }

    private void move(Move move) {
        assertThat(given.referrals.move(store, move)).isInstanceOf(MoveOutcome.Moved.class);
    }

    private Referral find(UUID referral) {
        return given.referrals.find(store, referral).orElseThrow();
    }

    private List<UUID> found(ReferralFilter filter) {
        return given.referrals.list(store, filter, Limit.DEFAULT, null).data().stream()
                .map(Referral::id)
                .toList();
    }

    private @Nullable Instant dueAt(UUID referral) {
        return database.owner()
                .sql("select due_at from referral where store_id = :store and id = :id")
                .param("store", store)
                .param("id", referral)
                .query((row, number) -> Optional.ofNullable(Times.orNull(row, "due_at")))
                .single()
                .orElse(null);
    }
}
