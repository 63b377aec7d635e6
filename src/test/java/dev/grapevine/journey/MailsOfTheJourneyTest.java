package dev.grapevine.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.attribution.Referral;
import dev.grapevine.attribution.ReferralFilter;
import dev.grapevine.attribution.Referrals;
import dev.grapevine.customer.Consent;
import dev.grapevine.customer.Consents;
import dev.grapevine.given.Colleagues;
import dev.grapevine.given.Eventually;
import dev.grapevine.given.LiveShop;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.StoreParts;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Unit;
import dev.grapevine.message.Message;
import dev.grapevine.message.MessageKind;
import dev.grapevine.message.Messages;
import dev.grapevine.message.SecondThought.Thought;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.program.AdvocateReward;
import dev.grapevine.program.Amount;
import dev.grapevine.program.Budget;
import dev.grapevine.program.Flow;
import dev.grapevine.program.Review;
import dev.grapevine.program.RewardKind;
import dev.grapevine.program.RewardOption;
import dev.grapevine.program.Terms;
import dev.grapevine.program.Tier;
import dev.grapevine.reward.Reward;
import dev.grapevine.reward.Rewards;
import dev.grapevine.share.Channel;
import dev.grapevine.share.CouponCodes;
import dev.grapevine.share.Shares;
import dev.grapevine.store.Role;
import dev.grapevine.store.Teammate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is written to along the way of a recommendation, when, and what they are told. */
class MailsOfTheJourneyTest {
    private static final Money FIVE = Money.of(500, "GBP");

    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    @Test
    void thePurchaseIsToldWithItsDayAndWithoutAWordAboutTheFriend() {
        LiveShop shop = shop(14, null, credit());
        Advocate amy = shop.advocate("Amy");

        Referral referral = shop.friendBought(amy, "Bartholomew");

        Message mail = planned(shop, amy.customerId(), MessageKind.FRIEND_BOUGHT);
        assertThat(values(shop, mail))
                .contains("\"on\":{\"at\":\"" + referral.reviewEndsAt() + "\"}", "reward.store_credit.fixed")
                .doesNotContain("Bartholomew", "friend");
    }

    @Test
    void theFriendsNameIsTheOneGivenToTheOffer() {
        LiveShop shop = shop(14, null, credit());
        Advocate amy = shop.advocate("Amy");
        String code = claim(shop, amy, "ben@example.com", "Benny", false);

        buys(shop, "1", code, "ben@example.com", "Benjamin");

        assertThat(values(shop, planned(shop, amy.customerId(), MessageKind.FRIEND_BOUGHT)))
                .contains("\"friend\":\"Benny\"")
                .doesNotContain("Benjamin", "ben@");
    }

    @Test
    void whoSignsUpIsWelcomedWithLinkAndCodeOnce() {
        LiveShop shop = shop(14, null, credit());
        Advocate amy = shop.advocate("Amy");

        assertThat(values(shop, planned(shop, amy.customerId(), MessageKind.WELCOME)))
                .contains("/r/" + amy.linkToken(), "\"code\":\"AMY-");
        shop.part(Advocates.class).enrol(shop.shop().id(), amy.customerId(), amy.source());
        assertThat(kinds(shop, amy.customerId())).containsExactly(MessageKind.WELCOME);
    }

    @Test
    void whyAPurchaseBringsNothingIsToldAfterASecondThought() {
        LiveShop shop = shop(14, null, credit());
        EmailAddress email = StoreParts.freshEmail();
        Advocate amy = shop.advocate("Amy", email);
        buys(shop, "1", ownCode(shop, amy), email.original(), "Amy");

        Message planned = planned(shop, amy.customerId(), MessageKind.NOT_ELIGIBLE);

        assertThat(minutes(planned)).isEqualTo(15);
        assertThat(values(shop, planned)).contains("why.self");
        Referral referral = shop.part(Referrals.class)
                .list(shop.shop().id(), ReferralFilter.ofAdvocate(amy.id()), new Limit(1), null)
                .data()
                .getFirst();
        String about = RefusalStands.key(MessageKind.NOT_ELIGIBLE, referral);
        RefusalStands stands = shop.part(RefusalStands.class);
        assertThat(stands.of(shop.shop().id(), amy.customerId(), about)).isEqualTo(new Thought.Send());
        shop.set(referral, "state = 'purchased', reason = null");
        assertThat(stands.of(shop.shop().id(), amy.customerId(), about))
                .isEqualTo(new Thought.Drop("decision_changed"));
    }

    @Test
    void whatWasAnnouncedIsCalledOffWhenTheOrderGoesBack() {
        LiveShop shop = shop(14, null, credit());
        Advocate amy = shop.advocate("Amy");
        buys(shop, "1", ownCode(shop, amy), "ben@example.com", "Ben");
        planned(shop, amy.customerId(), MessageKind.FRIEND_BOUGHT);

        order(shop, "1", ownCode(shop, amy), "ben@example.com", "Ben", "cancelled");

        planned(shop, amy.customerId(), MessageKind.NOT_ELIGIBLE);
    }

    @Test
    void aReturningCustomerWhoAsksForTheOfferIsToldKindlyOnceAMonth() {
        LiveShop shop = shop(14, null, credit());
        Advocate amy = shop.advocate("Amy");
        buys(shop, "1", "", "old@example.com", "Olga");

        for (int i = 0; i < 2; i++) {
            shop.shop().secret().post("/api/v1/claims", claimBody(amy, "old@example.com", "Olga", false));
        }

        assertThat(to(shop, "old@example.com")).singleElement().satisfies(mail -> {
            assertThat(mail.kind()).isEqualTo(MessageKind.FRIEND_NOT_ELIGIBLE);
            assertThat(values(shop, mail)).contains("why.friend.not_new").doesNotContain("Amy");
        });
    }

    @Test
    void aFriendWhoAskedToBeRemindedIsUntilSheBuys() {
        LiveShop shop = shop(14, null, credit());
        Advocate amy = shop.advocate("Amy");
        String code = claim(shop, amy, "ben@example.com", "Ben", true);
        claim(shop, amy, "carl@example.com", "Carl", false);

        List<Message> reminders = log(shop, null).stream()
                .filter(message -> message.kind() == MessageKind.FRIEND_REMINDER)
                .toList();
        assertThat(reminders)
                .hasSize(2)
                .allMatch(one -> one.address().original().equals("ben@example.com"));
        assertThat(reminders).extracting(MailsOfTheJourneyTest::days).containsExactlyInAnyOrder(3L, 7L);

        UUID ben = Objects.requireNonNull(reminders.getFirst().customerId());
        String about = key(shop, reminders.getFirst());
        RemindFriends remind = shop.part(RemindFriends.class);
        assertThat(remind.of(shop.shop().id(), ben, about)).isEqualTo(new Thought.Send());
        buys(shop, "1", code, "ben@example.com", "Ben");
        assertThat(remind.of(shop.shop().id(), ben, about)).isEqualTo(new Thought.Drop("bought"));
    }

    @Test
    void aFriendIsNotRemindedOfWhatHasEnded() {
        LiveShop shop = shop(14, null, credit());
        claim(shop, shop.advocate("Amy"), "ben@example.com", "Ben", true);
        Message reminder = log(shop, null).stream()
                .filter(message -> message.kind() == MessageKind.FRIEND_REMINDER)
                .findFirst()
                .orElseThrow();

        shop.stop();

        assertThat(shop.part(RemindFriends.class).of(shop.shop().id(), reminder.customerId(), key(shop, reminder)))
                .isEqualTo(new Thought.Drop("program_ended"));
    }

    @Test
    void theInvitedAreRemindedThreeTimesAtMostAndNotOnceTheyCameOrShared() {
        LiveShop shop = shop(14, null, credit());
        Advocate amy = invited(shop, "Amy");
        Advocate eve = invited(shop, "Eve");
        List<Message> reminders = log(shop, amy.customerId()).stream()
                .filter(message -> message.kind() == MessageKind.INVITATION_REMINDER)
                .toList();
        assertThat(reminders).extracting(MailsOfTheJourneyTest::days).containsExactlyInAnyOrder(14L, 28L, 42L);

        assertThat(reminded(shop, amy)).isInstanceOf(Thought.Say.class);
        shop.part(Advocates.class).came(shop.shop().id(), amy.id());
        assertThat(reminded(shop, amy)).isEqualTo(new Thought.Drop("came"));
        assertThat(reminded(shop, eve)).isInstanceOf(Thought.Say.class);
        shop.part(Shares.class).record(shop.shop().id(), eve.id(), Channel.WHATSAPP);
        assertThat(reminded(shop, eve)).isEqualTo(new Thought.Drop("shared"));
        shop.stop();
        assertThat(reminded(shop, amy)).isEqualTo(new Thought.Drop("program_ended"));
    }

    @Test
    void aRewardThatEndsIsToldOfAWeekBeforeUnlessItWasUsed() {
        LiveShop shop = shop(0, null, new RewardOption(RewardKind.COUPON, new Amount.Fixed(FIVE), null));
        Advocate amy = shop.advocate("Amy");
        buys(shop, "1", ownCode(shop, amy), "ben@example.com", "Ben");

        Message notice = planned(shop, amy.customerId(), MessageKind.REWARD_EXPIRING);

        Reward reward = shop.part(Rewards.class)
                .ofCustomer(shop.shop().id(), amy.customerId(), new Limit(1), null)
                .data()
                .getFirst();
        assertThat(notice.sendAt())
                .isEqualTo(Objects.requireNonNull(reward.expiresAt()).minus(Duration.ofDays(7)));
        WarnOfExpiry warn = shop.part(WarnOfExpiry.class);
        String about = key(shop, notice);
        assertThat(warn.of(shop.shop().id(), amy.customerId(), about)).isInstanceOf(Thought.Say.class);
        buys(shop, "2", Objects.requireNonNull(reward.code()), "amy2@example.com", "Amy");
        Eventually.of(() -> warn.of(shop.shop().id(), amy.customerId(), about), new Thought.Drop("redeemed")::equals);
    }

    @Test
    void aGiftIsATaskForWhoMayHandItOver() {
        LiveShop shop = shop(0, null, new RewardOption(RewardKind.GIFT, null, "a box of tea"));
        Teammate manager = Colleagues.add(shop.shop(), Role.MANAGER);
        Teammate analyst = Colleagues.add(shop.shop(), Role.ANALYST);
        buys(shop, "1", ownCode(shop, shop.advocate("Amy")), "ben@example.com", "Ben");

        List<Message> mails = Eventually.of(() -> to(shop, manager.email().original()), found -> !found.isEmpty());

        assertThat(mails).singleElement().satisfies(mail -> assertThat(values(shop, mail))
                .contains("a box of tea", "\"customer\":\"Amy\"", "/dashboard/rewards?show=gifts"));
        assertThat(to(shop, analyst.email().original())).isEmpty();
    }

    @Test
    void theOwnersLearnOnceAtEachShareThatABudgetRunsOut() {
        LiveShop shop = shop(14, new Budget(Money.of(1200, "GBP"), 80, null), credit());
        Teammate owner = Colleagues.add(shop.shop(), Role.OWNER);
        Teammate manager = Colleagues.add(shop.shop(), Role.MANAGER);
        Advocate amy = shop.advocate("Amy");
        for (int i = 0; i < 4; i++) {
            shop.friendBought(amy, "Ben");
        }

        List<Message> mails = Eventually.of(() -> to(shop, owner.email().original()), found -> found.size() >= 2);

        assertThat(mails)
                .extracting(Message::kind)
                .containsExactlyInAnyOrder(MessageKind.BUDGET_LOW, MessageKind.BUDGET_SPENT);
        assertThat(values(shop, mails.getFirst())).contains("\"spent\":{\"money\":1000");
        assertThat(to(shop, manager.email().original())).isEmpty();
        assertThat(values(shop, planned(shop, amy.customerId(), MessageKind.NOT_ELIGIBLE)))
                .contains("why.budget_spent");
    }

    private static RewardOption credit() {
        return new RewardOption(RewardKind.STORE_CREDIT, new Amount.Fixed(FIVE), null);
    }

    private static LiveShop shop(int reviewDays, @Nullable Budget budget, RewardOption reward) {
        return LiveShop.open(
                server,
                terms -> new Terms(
                        Unit.currency("GBP"),
                        Set.of(Flow.COUPON_CODE, Flow.EMAIL),
                        terms.advocates(),
                        terms.friends(),
                        terms.attribution(),
                        new Review(Review.Counts.PAID, List.of(), List.of(), reviewDays),
                        new AdvocateReward(List.of(new Tier(1, List.of(reward))), null, null, budget),
                        terms.friendOffer(),
                        null,
                        terms.expiry(),
                        terms.reminders(),
                        terms.leakGuard(),
                        terms.invitations(),
                        List.of()));
    }

    private static Advocate invited(LiveShop shop, String name) {
        Advocate advocate = shop.advocate(name);
        shop.part(Consents.class)
                .record(
                        shop.shop().id(),
                        advocate.customerId(),
                        new Consent(
                                Consent.Purpose.MARKETING,
                                Consent.Channel.EMAIL,
                                true,
                                "checkout",
                                Instant.parse("2026-01-01T00:00:00Z")));
        assertThat(shop.part(InviteByHand.class).invite(shop.shop().id(), advocate))
                .isEqualTo(InviteByHand.Outcome.INVITED);
        return advocate;
    }

    private static Thought reminded(LiveShop shop, Advocate advocate) {
        return shop.part(RemindTheInvited.class).of(shop.shop().id(), advocate.customerId(), "invitation_reminder/x/1");
    }

    private static String ownCode(LiveShop shop, Advocate advocate) {
        return shop.part(CouponCodes.class)
                .ofAdvocate(shop.shop().id(), advocate, shop.running().program().id())
                .display();
    }

    private static String claim(LiveShop shop, Advocate advocate, String email, String name, boolean consent) {
        return shop.shop()
                .secret()
                .post("/api/v1/claims", claimBody(advocate, email, name, consent))
                .text("code");
    }

    private static String claimBody(Advocate advocate, String email, String name, boolean consent) {
        return """
                {"share_code": "%s", "first_name": "%s", "email": "%s", "consent": %s}
                """.formatted(advocate.linkToken(), name, email, consent);
    }

    private static void buys(LiveShop shop, String id, String code, String email, String name) {
        order(shop, id, code, email, name, "paid");
    }

    private static void order(LiveShop shop, String id, String code, String email, String name, String state) {
        String path = "/api/v1/orders/external:" + id;
        assertThat(shop.shop()
                        .secret()
                        .post("/api/v1/orders", """
                        {"external_id": "%s", "placed_at": "%s", "state": "%s", "currency": "GBP", "total": "50.00",
                         "coupon_codes": [%s], "customer": {"email": "%s", "first_name": "%s"}}
                        """.formatted(
                                        id, Instant.now(), state, code.isEmpty() ? "" : '"' + code + '"', email, name))
                        .status())
                .isEqualTo(202);
        Eventually.of(() -> shop.shop().secret().get(path), reply -> reply.status() == 200);
    }

    private static List<Message> log(LiveShop shop, @Nullable UUID customer) {
        return shop.part(Messages.class)
                .list(shop.shop().id(), customer, new Limit(50), null)
                .data();
    }

    private static List<MessageKind> kinds(LiveShop shop, UUID customer) {
        return log(shop, customer).stream().map(Message::kind).toList();
    }

    private static Message planned(LiveShop shop, UUID customer, MessageKind kind) {
        return Eventually.of(
                        () -> log(shop, customer).stream()
                                .filter(message -> message.kind() == kind)
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    private static String key(LiveShop shop, Message message) {
        return column(shop, message, "dedupe_key");
    }

    private static String values(LiveShop shop, Message message) {
        return column(shop, message, "model");
    }

    private static String column(LiveShop shop, Message message, String name) {
        return shop.part(InStore.class).call(shop.shop().id(), () -> shop.part(JdbcClient.class)
                .sql("select " + name + " from message where store_id = :store and id = :id")
                .param("store", shop.shop().id())
                .param("id", message.id())
                .query(String.class)
                .single());
    }

    private static List<Message> to(LiveShop shop, String email) {
        return log(shop, null).stream()
                .filter(message -> message.address().original().equals(email))
                .toList();
    }

    /** Whoever plans looks at the clock a moment before. */
    private static long minutes(Message message) {
        return Duration.between(message.plannedAt(), message.sendAt())
                .plusSeconds(10)
                .toMinutes();
    }

    private static long days(Message message) {
        return Duration.ofMinutes(minutes(message)).toDays();
    }
}
