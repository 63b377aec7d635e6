package dev.grapevine.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.customer.Consent;
import dev.grapevine.customer.Consents;
import dev.grapevine.given.Eventually;
import dev.grapevine.given.LiveShop;
import dev.grapevine.given.OtherTerms;
import dev.grapevine.given.RunningServer;
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
import dev.grapevine.program.Expiry;
import dev.grapevine.program.Flow;
import dev.grapevine.program.LeakGuard;
import dev.grapevine.program.Review;
import dev.grapevine.program.RewardKind;
import dev.grapevine.program.RewardOption;
import dev.grapevine.program.Terms;
import dev.grapevine.program.Tier;
import dev.grapevine.share.CouponCodes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A shop whose people buy, recommend and are written to, and what was planned for them. */
final class MailParts {
    static final Money FIVE = Money.of(500, "GBP");

    private MailParts() {}

    static RewardOption credit() {
        return new RewardOption(RewardKind.STORE_CREDIT, new Amount.Fixed(FIVE), null);
    }

    static LiveShop shop(RunningServer server, int reviewDays, @Nullable Budget budget, RewardOption reward) {
        return LiveShop.open(server, terms -> OtherTerms.than(terms)
                .currency(Unit.currency("GBP"))
                .flows(Set.of(Flow.COUPON_CODE, Flow.EMAIL))
                .review(new Review(Review.Counts.PAID, List.of(), List.of(), reviewDays))
                .advocateReward(new AdvocateReward(List.of(new Tier(1, List.of(reward))), null, null, budget))
                .friendReward(null)
                .charities(List.of())
                .made());
    }

    static Terms guarded(Terms terms, LeakGuard guard) {
        return OtherTerms.than(terms).leakGuard(guard).made();
    }

    /** A coupon of £5 at once, which lasts as these terms say. */
    static Terms expiring(Terms terms, Expiry expiry) {
        var coupon = new RewardOption(RewardKind.COUPON, new Amount.Fixed(FIVE), null);
        return OtherTerms.than(terms)
                .review(new Review(Review.Counts.PAID, List.of(), List.of(), 0))
                .advocateReward(new AdvocateReward(List.of(new Tier(1, List.of(coupon))), null, null, null))
                .friendReward(null)
                .expiry(expiry)
                .charities(List.of())
                .made();
    }

    static Advocate invited(LiveShop shop, String name) {
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

    static Thought reminded(LiveShop shop, Advocate advocate) {
        return shop.part(RethinkInvitations.class)
                .of(shop.shop().id(), advocate.customerId(), "invitation_reminder/x/1");
    }

    static String ownCode(LiveShop shop, Advocate advocate) {
        return shop.part(CouponCodes.class)
                .ofAdvocate(shop.shop().id(), advocate, shop.running().program().id())
                .display();
    }

    static String claim(LiveShop shop, Advocate advocate, String email, String name, boolean consent) {
        return shop.shop()
                .secret()
                .post("/api/v1/claims", claimBody(advocate, email, name, consent))
                .text("code");
    }

    static String claimBody(Advocate advocate, String email, String name, boolean consent) {
        return """
                {"share_code": "%s", "first_name": "%s", "email": "%s", "consent": %s}
                """.formatted(advocate.linkToken(), name, email, consent);
    }

    static void buys(LiveShop shop, String id, String code, String email, String name) {
        order(shop, id, code, email, name, "paid");
    }

    static void order(LiveShop shop, String id, String code, String email, String name, String state) {
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

    static List<Message> log(LiveShop shop, @Nullable UUID customer) {
        return shop.part(Messages.class)
                .list(shop.shop().id(), customer, new Limit(50), null)
                .data();
    }

    static List<MessageKind> kinds(LiveShop shop, UUID customer) {
        return log(shop, customer).stream().map(Message::kind).toList();
    }

    static Message planned(LiveShop shop, UUID customer, MessageKind kind) {
        return Eventually.of(
                        () -> log(shop, customer).stream()
                                .filter(message -> message.kind() == kind)
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    static String about(LiveShop shop, Message message) {
        return column(shop, message, "dedupe_key");
    }

    static String said(LiveShop shop, Message message) {
        return column(shop, message, "model");
    }

    static String column(LiveShop shop, Message message, String name) {
        return shop.part(InStore.class).call(shop.shop().id(), () -> shop.part(JdbcClient.class)
                .sql("select " + name + " from message where store_id = :store and id = :id")
                .param("store", shop.shop().id())
                .param("id", message.id())
                .query(String.class)
                .single());
    }

    static List<Message> to(LiveShop shop, String email) {
        return log(shop, null).stream()
                .filter(message -> message.address().original().equals(email))
                .toList();
    }

    /** Whoever plans looks at the clock a moment before. */
    static long minutes(Message message) {
        return Duration.between(message.plannedAt(), message.sendAt())
                .plusSeconds(10)
                .toMinutes();
    }

    static long days(Message message) {
        return Duration.ofMinutes(minutes(message)).toDays();
    }
}
