package dev.grapevine.web.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.attribution.Referral;
import dev.grapevine.attribution.ReferralEvent;
import dev.grapevine.attribution.ReferralState;
import dev.grapevine.attribution.Referrals;
import dev.grapevine.given.Browser;
import dev.grapevine.given.Colleagues;
import dev.grapevine.given.Eventually;
import dev.grapevine.given.LiveShop;
import dev.grapevine.given.Reply;
import dev.grapevine.given.RunningServer;
import dev.grapevine.kernel.Limit;
import dev.grapevine.message.Message;
import dev.grapevine.message.MessageKind;
import dev.grapevine.message.Messages;
import dev.grapevine.order.Order;
import dev.grapevine.order.Orders;
import dev.grapevine.reward.Reward;
import dev.grapevine.reward.RewardState;
import dev.grapevine.reward.Rewards;
import dev.grapevine.share.CouponCodes;
import dev.grapevine.store.AuditEntry;
import dev.grapevine.store.AuditLog;
import dev.grapevine.store.Role;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a teammate decides about a referral that the fraud rules held, from the shop's word to the mail. */
class HeldReferralsTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private final LiveShop live = LiveShop.open(server, LiveShop::forEveryone);
    private final Advocate ines = live.advocate("Ines");
    private final Browser amy = Colleagues.signedIn(live.shop(), Colleagues.add(live.shop(), Role.MANAGER));

    @Test
    void whatIsLetPassGoesOnWithItsRewardSetAsideAndTheAdvocateTold() {
        Referral held = held();
        assertThat(rewards(held)).isEmpty();
        assertThat(mails()).doesNotContain(MessageKind.FRIEND_BOUGHT);

        Reply done = decide(held, "approval", Map.of("note", "I know them both."));

        assertThat(done.header("Location")).isEqualTo(address(held) + "?done=approved");
        assertThat(amy.open(address(held) + "?done=approved").body())
                .contains("You let it pass.", "Amy Archer let it pass.", "I know them both.");
        assertThat(state(held)).isEqualTo(ReferralState.IN_REVIEW);
        assertThat(rewards(held)).extracting(Reward::state).containsExactly(RewardState.PENDING);
        assertThat(mails()).containsOnlyOnce(MessageKind.FRIEND_BOUGHT);
        assertThat(audited("approve.referral", held)).hasSize(1);
    }

    @Test
    void whatIsRefusedIsOverAndOwesNothing() {
        Referral held = held();

        Reply done = decide(held, "rejection", Map.of("reason", "Both are one household."));

        assertThat(done.header("Location")).isEqualTo(address(held) + "?done=rejected");
        assertThat(amy.open(address(held)).body()).contains("Amy Archer refused it", "Both are one household.");
        assertThat(state(held)).isEqualTo(ReferralState.REJECTED);
        assertThat(rewards(held)).isEmpty();
        assertThat(mails()).doesNotContain(MessageKind.FRIEND_BOUGHT, MessageKind.REWARD_EARNED);
        assertThat(audited("reject.referral", held)).hasSize(1);
    }

    @Test
    void whatIsTakenOutLosesItsReward() {
        Referral inReview = live.friendBought(ines, "Ben");
        assertThat(rewards(inReview)).extracting(Reward::state).containsExactly(RewardState.PENDING);

        Reply done = decide(inReview, "disqualification", Map.of("reason", "They asked us to."));

        assertThat(done.header("Location")).isEqualTo(address(inReview) + "?done=disqualified");
        assertThat(state(inReview)).isEqualTo(ReferralState.DISQUALIFIED);
        assertThat(rewards(inReview)).extracting(Reward::state).containsExactly(RewardState.VOIDED);
        assertThat(audited("disqualify.referral", inReview)).hasSize(1);
    }

    @Test
    void aButtonPressedTwiceDecidesOnce() {
        Referral held = held();
        for (int press = 0; press < 2; press++) {
            assertThat(decide(held, "approval", Map.of("note", "Fine.")).header("Location"))
                    .isEqualTo(address(held) + "?done=approved");
        }
        assertThat(decide(held, "rejection", Map.of("reason", "Or not?")).status())
                .isEqualTo(409);
        for (int press = 0; press < 2; press++) {
            assertThat(decide(held, "disqualification", Map.of("reason", "Not fine."))
                            .header("Location"))
                    .isEqualTo(address(held) + "?done=disqualified");
        }
        assertThat(server.part(Referrals.class).timeline(live.shop().id(), held.id()))
                .extracting(ReferralEvent::note)
                .containsOnlyOnce("Fine.", "Not fine.");
        assertThat(audited("approve.referral", held)).hasSize(1);
        assertThat(audited("disqualify.referral", held)).hasSize(1);
        assertThat(rewards(held)).hasSize(1);
    }

    @Test
    void anOrderIsTiedToAnAdvocateOnceWithTheReason() {
        String order = order("direct@example.com", "");
        Map<String, String> typed =
                Map.of("order", "#" + order, "advocate", email(), "note", "She said so at the till.");
        Reply tied = tie(typed);
        assertThat(tied.header("Location")).endsWith("?done=tied");
        assertThat(tie(typed).header("Location")).isEqualTo(tied.header("Location"));
        assertThat(amy.open(tied.header("Location")).body())
                .contains(
                        "Tied. The order counts",
                        "Amy Archer tied this order to Ines by hand: She said so at the till.");
        Referral referral = Eventually.of(
                        () -> referralOf(order), found -> found.filter(one -> one.state() == ReferralState.IN_REVIEW)
                                .isPresent())
                .orElseThrow();
        assertThat(rewards(referral)).extracting(Reward::state).containsExactly(RewardState.PENDING);
        assertThat(audit()).extracting(AuditEntry::action).containsOnlyOnce("tie.order");
    }

    @Test
    void whatIsWrongWithATieStandsBesideItsField() {
        LiveShop other = LiveShop.open(server);
        Advocate theirs = other.advocate("Tom");
        Reply wrong = tie(Map.of("order", "77", "advocate", theirs.idText(), "note", " "));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("id=\"order-problem\"", "id=\"advocate-problem\"", "id=\"note-problem\"", "value=\"77\"");
        Browser analyst = Colleagues.signedIn(live.shop(), Colleagues.add(live.shop(), Role.ANALYST));
        assertThat(analyst.open("/dashboard/ties").status()).isEqualTo(403);
        assertThat(analyst.open("/dashboard/referrals").body()).doesNotContain("/dashboard/ties");
        assertThat(analyst.submit("/dashboard/ties", Map.of()).status()).isEqualTo(403);
    }

    /** By a throw-away address on the advocate's device. */
    private Referral held() {
        String code = server.part(CouponCodes.class)
                .ofAdvocate(live.shop().id(), ines, live.running().program().id())
                .display();
        order(email(), "");
        String second = order("second@mailinator.com", code);
        return Eventually.of(() -> referralOf(second), found -> found.filter(one -> one.state() == ReferralState.HELD)
                        .isPresent())
                .orElseThrow();
    }

    private String order(String email, String code) {
        String id = java.util.UUID.randomUUID().toString();
        assertThat(live.shop()
                        .secret()
                        .post("/api/v1/orders", """
                        {"external_id": "%s", "placed_at": "%s", "state": "paid", "currency": "GBP", "total": "50.00",
                         "coupon_codes": [%s], "customer": {"email": "%s", "first_name": "Ben"},
                         "browser": {"device": "phone-1"}}
                        """.formatted(
                                        id,
                                        server.part(Clock.class).instant(),
                                        code.isEmpty() ? "" : "\"" + code + "\"",
                                        email))
                        .status())
                .isEqualTo(202);
        Eventually.of(() -> server.part(Orders.class).findExternal(live.shop().id(), id), Optional::isPresent);
        return id;
    }

    private Optional<Referral> referralOf(String order) {
        return server.part(Orders.class)
                .findExternal(live.shop().id(), order)
                .map(Order::id)
                .flatMap(id -> Optional.ofNullable(server.part(Referrals.class)
                        .ofOrders(live.shop().id(), List.of(id))
                        .get(id)));
    }

    private Reply decide(Referral referral, String action, Map<String, String> fields) {
        amy.open("/dashboard/referrals/" + referral.idText());
        amy.open("/dashboard");
        return amy.submit(address(referral) + "/" + action, fields);
    }

    private Reply tie(Map<String, String> typed) {
        amy.open("/dashboard/ties");
        return amy.submit("/dashboard/ties", typed);
    }

    private String email() {
        return live.shop()
                .secret()
                .get("/api/v1/customers/"
                        + dev.grapevine.kernel.Ids.text(dev.grapevine.kernel.IdKind.CUSTOMER, ines.customerId()))
                .text("email");
    }

    private static String address(Referral referral) {
        return "/dashboard/referrals/" + referral.idText();
    }

    private ReferralState state(Referral referral) {
        return server.part(Referrals.class)
                .find(live.shop().id(), referral.id())
                .orElseThrow()
                .state();
    }

    private List<Reward> rewards(Referral referral) {
        return server.part(Rewards.class)
                .ofReferrals(live.shop().id(), List.of(referral.id()))
                .getOrDefault(referral.id(), List.of());
    }

    private List<MessageKind> mails() {
        return server
                .part(Messages.class)
                .list(live.shop().id(), ines.customerId(), new Limit(20), null)
                .data()
                .stream()
                .map(Message::kind)
                .toList();
    }

    private List<AuditEntry> audited(String action, Referral referral) {
        return audit().stream()
                .filter(entry ->
                        entry.action().equals(action) && referral.idText().equals(entry.subject()))
                .toList();
    }

    private List<AuditEntry> audit() {
        return server.part(AuditLog.class)
                .list(live.shop().id(), new Limit(100), null)
                .data();
    }
}
