package dev.grapevine.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.given.Eventually;
import dev.grapevine.given.LiveShop;
import dev.grapevine.given.Reply;
import dev.grapevine.given.RunningServer;
import dev.grapevine.reward.kind.CouponIssuer.State;
import dev.grapevine.reward.kind.CouponPool;
import dev.grapevine.share.CouponCode;
import dev.grapevine.share.CouponCodes;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A friend's single-use code, from the claim to the shop's till. */
class FriendCouponsTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private final LiveShop live = LiveShop.open(server, LiveShop::forEveryone);
    private final Advocate ines = live.advocate("Ines");
    private final CouponCode code =
            server.part(CouponCodes.class).forHolder(live.shop().id(), ines.id(), "ben@example.com", live.running());
    private final Instant noon = server.part(Clock.class).instant();

    @Test
    void theShopsCouponsLearnOfItWithItsWorthAndItsEnd() {
        var known = Eventually.of(
                        () -> server.part(CouponPool.class).find(live.shop().id(), code.display()), Optional::isPresent)
                .orElseThrow();
        assertThat(known.state()).isEqualTo(State.ISSUED);
        assertThat(known.coupon().singleUse()).isTrue();
        assertThat(known.coupon().expiresAt()).isEqualTo(code.expiresAt());
        assertThat(known.coupon().discount())
                .isEqualTo(live.running().terms().friendOffer().discount());
    }

    @Test
    void theTillTakesItForOnePurchase() {
        assertThat(redeem("a").status()).isEqualTo(200);
        assertThat(redeem("a").status()).as("asked again for the same purchase").isEqualTo(200);
        assertThat(redeem("b").status()).isEqualTo(409);
        assertThat(live.shop().secret().get("/api/v1/coupons/" + code.display()).text("state"))
                .isEqualTo("redeemed");
    }

    @Test
    void ofTwoOrdersWithItTheOneThatWasPlacedFirstCountsWhicheverIsToldFirst() {
        order("late", noon, code.display());
        assertThat(why("late", "attributed").text("why.because")).contains(code.display());

        order("early", noon.minusSeconds(3600), code.display());

        assertThat(why("early", "attributed").text("why.because")).contains(code.display());
        Reply late = why("late", "not_attributed");
        assertThat(late.text("why.because")).contains("good for one order, and order early used it before");
        assertThat(late.text("why.evidence.0.says")).contains("order early used it before");
        assertThat(redeem("third").status()).isEqualTo(409);
    }

    @Test
    void anOrderThatWasCancelledGivesItBack() {
        order("early", noon.minusSeconds(3600), code.display());
        why("early", "attributed");
        order("late", noon, code.display());
        why("late", "not_attributed");

        order("early", noon.minusSeconds(3600), code.display(), "cancelled");

        why("late", "attributed");
    }

    @Test
    void whoIsReferredOtherwiseAndTriesItTooIsNotedAtTheVerdict() {
        order("early", noon.minusSeconds(3600), code.display());
        why("early", "attributed");
        String inesOwn = server.part(CouponCodes.class)
                .ofAdvocate(live.shop().id(), ines, live.running().program().id())
                .display();

        order("late", noon, code.display() + "\", \"" + inesOwn);

        Reply late = Eventually.of(
                () -> why("late", "attributed"),
                reply -> !reply.json().at("/why/verdict/signals").isEmpty());
        assertThat(late.text("why.because")).contains(inesOwn);
        assertThat(late.text("why.verdict.outcome")).isEqualTo("clear");
        assertThat(late.text("why.verdict.signals.0.key")).isEqualTo("spent_code");
        assertThat(late.text("why.verdict.signals.0.says"))
                .isEqualTo("The order also carried the coupon " + code.display()
                        + ", which is good for one order, and order early used it before.");
    }

    private void order(String id, Instant placed, String codes) {
        order(id, placed, codes, "paid");
    }

    private void order(String id, Instant placed, String codes, String state) {
        Reply told = live.shop().secret().post("/api/v1/orders", """
                {"external_id": "%s", "placed_at": "%s", "state": "%s", "currency": "GBP", "total": "50.00",
                 "coupon_codes": ["%s"], "customer": {"email": "%s-%s@example.com", "first_name": "Ben"}}
                """.formatted(
                        id, placed, state, codes, id, live.shop().slug()));
        assertThat(told.status()).as(told.body()).isEqualTo(202);
    }

    private Reply why(String order, String decision) {
        return Eventually.of(
                () -> live.shop().secret().get("/api/v1/orders/external:" + order),
                reply -> reply.status() == 200 && decision.equals(reply.text("why.decision")));
    }

    private Reply redeem(String order) {
        return live.shop()
                .secret()
                .post("/api/v1/coupons/" + code.display() + "/redemption", "{\"order\": \"" + order + "\"}");
    }
}
