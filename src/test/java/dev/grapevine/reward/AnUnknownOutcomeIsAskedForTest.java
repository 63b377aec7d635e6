package dev.grapevine.reward;

import static dev.grapevine.reward.Given.fixed;
import static dev.grapevine.reward.Given.terms;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.FreshDatabase;
import dev.grapevine.kernel.Ids;
import dev.grapevine.program.Discount;
import dev.grapevine.program.RewardKind;
import dev.grapevine.reward.kind.Coupon;
import dev.grapevine.reward.kind.CouponIssuer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName(
        "Invariant 14: outside effects carry ids of their own; an unknown outcome is asked for, never blindly repeated")
class AnUnknownOutcomeIsAskedForTest {
    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    private final Shop shop = new Shop();
    private final Given given = new Given(database, shop);

    @AfterEach
    void theBooksBalance() {
        given.theLedgerIsAtZero();
        given.close();
    }

    @Test
    void anAnswerThatGotLostLeavesOneCoupon() {
        shop.losesAnswers = 1;
        var earned = onItsWay();
        given.work();
        assertThat(given.only(earned).state()).isEqualTo(RewardState.DUE);
        given.clock.advance(Duration.ofHours(1));
        given.work();
        assertThat(given.only(earned).state()).isEqualTo(RewardState.ISSUED);
        assertThat(shop.puts).isEqualTo(1);
        assertThat(shop.coupons)
                .containsOnlyKeys(Objects.requireNonNull(given.only(earned).code()));
    }

    @Test
    void aCallThatNeverArrivedIsMadeAgainWithTheSameCode() {
        shop.losesCalls = 1;
        var earned = onItsWay();
        given.work();
        given.clock.advance(Duration.ofHours(1));
        given.work();
        assertThat(given.only(earned).state()).isEqualTo(RewardState.ISSUED);
        assertThat(shop.coupons)
                .containsOnlyKeys(Objects.requireNonNull(given.only(earned).code()));
    }

    @Test
    void whatIsTakenBackDuringTheCallIsRevokedAfterIt() {
        var earned = onItsWay();
        shop.meanwhile = () -> given.refund(earned, Ids.newId(), 5000, 5000);
        given.work();
        assertThat(given.only(earned).state()).isEqualTo(RewardState.REVERSED);
        assertThat(shop.coupons.values())
                .extracting(CouponIssuer.Found::state)
                .containsExactly(CouponIssuer.State.REVOKED);
    }

    @Test
    void whatIsLoweredDuringTheCallIsLoweredInTheShopToo() {
        var earned = onItsWay();
        shop.meanwhile = () -> given.refund(earned, Ids.newId(), 2500, 5000);
        given.work();
        assertThat(given.only(earned).state()).isEqualTo(RewardState.ISSUED);
        assertThat(shop.coupons.values())
                .extracting(found -> found.coupon().discount())
                .containsExactly(new Discount.MoneyOff(Given.pounds(250)));
    }

    @Test
    void aRefusalIsLaidAsideWithTheShopsWords() {
        shop.refuses = true;
        var earned = onItsWay();
        given.work();
        assertThat(given.only(earned).state()).isEqualTo(RewardState.DUE);
        assertThat(database.owner()
                        .sql("select due_error from reward where id = :id and due_dead_at is not null")
                        .param("id", given.only(earned).id())
                        .query(String.class)
                        .single())
                .isEqualTo("No more coupons today");
    }

    private Earned onItsWay() {
        var earned = given.earned(terms(fixed(RewardKind.COUPON, 500)), given.advocate());
        given.grant(earned);
        given.release(earned);
        return earned;
    }

    /** A shop's coupons across a bad line. */
    private static final class Shop implements CouponIssuer {
        final Map<String, Found> coupons = new LinkedHashMap<>();
        int puts;
        int losesAnswers;
        int losesCalls;
        boolean refuses;
        Runnable meanwhile = () -> {};

        @Override
        public boolean serves(UUID storeId) {
            return true;
        }

        @Override
        public synchronized Putting put(UUID storeId, Coupon coupon) {
            if (refuses) {
                return new Putting.Refused("No more coupons today");
            }
            if (losesCalls-- > 0) {
                throw new IllegalStateException("The line is down");
            }
            puts++;
            coupons.put(coupon.code(), new Found(coupon, State.ISSUED));
            var once = meanwhile;
            meanwhile = () -> {};
            once.run();
            if (losesAnswers-- > 0) {
                throw new IllegalStateException("The line went down");
            }
            return new Putting.Issued();
        }

        @Override
        public synchronized Optional<Found> find(UUID storeId, String code) {
            return Optional.ofNullable(coupons.get(code));
        }

        @Override
        public synchronized void revoke(UUID storeId, String code) {
            coupons.computeIfPresent(code, (_, found) -> new Found(found.coupon(), State.REVOKED));
        }
    }
}
