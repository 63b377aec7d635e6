package dev.grapevine.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.attribution.Referral;
import dev.grapevine.attribution.ReferralState;
import dev.grapevine.attribution.Referrals;
import dev.grapevine.given.Eventually;
import dev.grapevine.given.LiveShop;
import dev.grapevine.given.OtherTerms;
import dev.grapevine.given.Reply;
import dev.grapevine.given.RunningServer;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Unit;
import dev.grapevine.ledger.Account;
import dev.grapevine.ledger.Draft;
import dev.grapevine.ledger.Ledger;
import dev.grapevine.order.Orders;
import dev.grapevine.program.Amount;
import dev.grapevine.program.RewardKind;
import dev.grapevine.program.RewardOption;
import dev.grapevine.reward.Reward;
import dev.grapevine.reward.RewardState;
import dev.grapevine.reward.Rewards;
import dev.grapevine.reward.kind.Held;
import dev.grapevine.share.CouponCodes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AnErasureTakesNothingFromOthersTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private static final Unit GBP = Unit.currency("GBP");

    private final LiveShop live = LiveShop.open(server, terms -> OtherTerms.than(LiveShop.forEveryone(terms))
            .friendReward(new RewardOption(RewardKind.COUPON, new Amount.Fixed(Money.of(500, "GBP")), null))
            .made());
    private final UUID store = live.shop().id();

    @Test
    void rewardsThatSheHasNotUsedAreLostAndNobodyElses() {
        Advocate amy = live.advocate("Amy");
        Referral hers = live.friendBought(amy, "Ben");
        Referral anothers = live.friendBought(live.advocate("Cora"), "Dan");

        erase(Ids.text(IdKind.CUSTOMER, amy.customerId()));

        assertThat(states(hers)).containsExactlyInAnyOrder(RewardState.VOIDED, RewardState.PENDING);
        assertThat(states(anothers)).containsExactly(RewardState.PENDING, RewardState.PENDING);
    }

    @Test
    void aFriendsOrderThatIsToldAgainByHerCodeKeepsItsReferralAndReward() {
        Advocate zoe = live.advocate("Zoe");
        String code = server.part(CouponCodes.class)
                .ofAdvocate(store, zoe, live.running().program().id())
                .display()
                .toLowerCase(Locale.ROOT);
        Instant placed = server.part(Clock.class).instant();
        tellFriends(placed, "paid", code);
        Referral before = referral();
        assertThat(before.state()).as(before.reason()).isEqualTo(ReferralState.IN_REVIEW);
        assertThat(states(before)).containsExactly(RewardState.PENDING, RewardState.PENDING);
        erase(Ids.text(IdKind.CUSTOMER, zoe.customerId()));
        long told = toldBen(before);

        tellFriends(placed, "fulfilled", code);

        Referral after = referral();
        assertThat(after.state()).as(after.reason()).isEqualTo(before.state());
        assertThat(after.advocateId()).isEqualTo(zoe.id());
        assertThat(states(after)).containsExactlyInAnyOrder(RewardState.VOIDED, RewardState.PENDING);
        assertThat(toldBen(after)).isEqualTo(told);
        assertThat(live.count("coupon_code", "kind = 'advocate' and advocate_id = '" + zoe.id() + "'"))
                .as("the code that leaks nobody's name, and no new one")
                .isEqualTo(1);
    }

    private Referral referral() {
        UUID order = server.part(Orders.class)
                .findExternal(store, "ben")
                .orElseThrow()
                .id();
        return Objects.requireNonNull(
                server.part(Referrals.class).ofOrders(store, List.of(order)).get(order));
    }

    private void tellFriends(Instant placed, String state, String code) {
        Reply told = live.shop().secret().post("/api/v1/orders", """
                {"external_id": "ben", "placed_at": "%s", "updated_at": "%s", "state": "%s", "currency": "GBP",
                 "total": "50.00", "coupon_codes": ["%s"], "customer": {"email": "ben@example.com"}}
                """.formatted(
                        placed, server.part(Clock.class).instant(), state, code));
        assertThat(told.status()).as(told.body()).isEqualTo(202);
        Eventually.of(
                () -> live.count("shop_order", "state = '" + state + "' and due_at is null and due_dead_at is null"),
                done -> done == 1);
    }

    /** Besides that he may recommend now himself. */
    private long toldBen(Referral his) {
        return live.count("message", "kind not like 'invitation%' and customer_id = '" + his.friendCustomerId() + "'");
    }

    @Test
    void whatIsLeftOnHerAccountsIsForfeitedAndTheStoreOwesItNoLonger() {
        UUID amy = live.advocate("Amy").customerId();
        UUID cora = live.advocate("Cora").customerId();
        Account given = Account.open("test:given", GBP);
        Ledger ledger = server.part(Ledger.class);
        ledger.post(store, Draft.transfer("credit", given, Held.credit(amy, GBP), 700));
        ledger.post(store, Draft.transfer("coins", Account.open("test:given", Unit.COINS), Held.coins(amy), 30));
        ledger.post(store, Draft.transfer("hers", given, Held.credit(cora, GBP), 400));

        erase(Ids.text(IdKind.CUSTOMER, amy));

        assertThat(ledger.balance(store, Held.credit(amy, GBP)).posted()).isZero();
        assertThat(ledger.balance(store, Held.coins(amy)).posted()).isZero();
        assertThat(ledger.balance(store, Held.credit(cora, GBP)).posted()).isEqualTo(400);
        assertThat(ledger.balance(store, Account.open("rewards:forfeited", GBP)).posted())
                .isEqualTo(700);
        assertThat(live.count("posting", "memo = 'Forfeited: the customer was erased.'"))
                .isEqualTo(2);
    }

    @Test
    void whatIsOnItsWayAboutHerOrderOrTellsOfAnotherOfHerShopsNumberStays() {
        tellOrder("1", "7", "eve@example.com");
        waits("refund", "r", "1", "{\"external_id\": \"r1\"}", "now() + interval '1 hour'");
        waits("order", "a", "17", "{\"external_id\": \"7\", \"customer\": {\"external_id\": \"77\"", null);
        waits("order", "b", "18", "{\"customer\": {\"email\": \"steve@example.com\"", null);
        waits("order", "c", "19", "{\"customer\": {\"first_name\": \"Eve\", \"external_id\": \"7\"", null);
        waits("order", "d", "20", "{\"customer\": {\"email\": \"Eve@Example.com\"", null);

        erase("external:7");

        assertThat(Map.of("r", left("r"), "a", left("a"), "b", left("b"), "c", left("c"), "d", left("d")))
                .isEqualTo(Map.of("r", true, "a", true, "b", true, "c", false, "d", false));
    }

    @Test
    void ofTwoGuestsWithoutAnAccountEachHasOnlyHerOwnOrders() {
        tellOrder("1", "", "eve@example.com");
        tellOrder("2", "", "flo@example.com");
        waits("order", "f", "3", order("3", "", "flo@example.com"), null);
        waits("order", "g", "4", order("4", "", "eve@example.com"), null);
        waits("refund", "h", "5", "{\"customer\": {\"external_id\": \"\"}}", "now() + interval '1 hour'");
        String eve = live.shop()
                .secret()
                .get("/api/v1/orders/external:1")
                .json()
                .path("customer")
                .path("id")
                .asString();

        Reply export = live.shop().secret().post("/api/v1/customers/" + eve + "/export", "{}");

        assertThat(export.status()).isEqualTo(200);
        assertThat(export.body()).contains("eve@example.com").doesNotContain("flo@example.com");

        erase(eve);

        assertThat(Map.of("f", left("f"), "g", left("g"), "h", left("h")))
                .isEqualTo(Map.of("f", true, "g", false, "h", true));
        assertThat(live.count("inbox", "subject = '2' and body like '%flo@example.com%'"))
                .isEqualTo(1);
    }

    @Test
    void anOrderThatTheShopHasJustToldIsRecordedBeforeSheIsForgotten() {
        tellOrder("1", "7", "eve@example.com");
        waits("order", "e", "2", order("2", "7", "eve@example.com"), "now() + interval '1 second'");

        erase("external:7");

        Reply order = live.shop().secret().get("/api/v1/orders/external:2");
        assertThat(order.status()).isEqualTo(200);
        assertThat(order.body()).doesNotContain("eve@example.com");
    }

    @Test
    void theRawWordsOfAnOrderThatTurnsOutToBeAnothersGoWithTheFirst() {
        tellOrder("1", "7", "eve@example.com");
        assertThat(live.count("inbox", "body like '%eve@example.com%'")).isEqualTo(1);

        tellOrder("1", "8", "flo@example.com");

        Eventually.of(() -> live.count("inbox", "body like '%eve@example.com%'"), left -> left == 0);
        assertThat(live.count("shop_order", "buyer_email = 'flo@example.com'")).isEqualTo(1);
    }

    private void tellOrder(String id, String customer, String email) {
        assertThat(live.shop()
                        .secret()
                        .post("/api/v1/orders", order(id, customer, email))
                        .status())
                .isEqualTo(202);
        Eventually.of(
                () -> live.shop().secret().get("/api/v1/orders/external:" + id).status(), status -> status == 200);
    }

    private static String order(String id, String customer, String email) {
        return """
                {"external_id": "%s", "placed_at": "2026-05-01T09:30:00Z", "updated_at": "%s", "state": "paid",
                 "currency": "GBP", "total": "50.00", "customer": {"external_id": "%s", "email": "%s"}}
                """.formatted(id, server.part(Clock.class).instant(), customer, email);
    }

    /** In the inbox: on its way, or laid aside where it is not due any more. */
    private void waits(String kind, String key, String subject, String body, @Nullable String due) {
        server.owner()
                .sql("""
                        insert into inbox (store_id, id, source, event_key, kind, subject, body, received_at, due_at,
                                           due_dead_at)
                        values (:store, :id, 'api', :key, :kind, :subject, :body, now(), %s, %s)
                        """.formatted(due, due == null ? "now()" : "null"))
                .param("store", store)
                .param("id", Ids.newId())
                .param("key", key)
                .param("kind", kind)
                .param("subject", subject)
                .param("body", body)
                .update();
    }

    private boolean left(String key) {
        return live.count("inbox", "event_key = '" + key + "' and body <> '{}'") == 1;
    }

    private void erase(String customer) {
        assertThat(live.shop().secret().delete("/api/v1/customers/" + customer).status())
                .isEqualTo(202);
        Eventually.of(() -> live.count("erasure_request", "done_at is not null"), done -> done == 1);
    }

    private List<RewardState> states(Referral referral) {
        return server
                .part(Rewards.class)
                .ofReferrals(store, List.of(referral.id()))
                .getOrDefault(referral.id(), List.of())
                .stream()
                .map(Reward::state)
                .toList();
    }
}
