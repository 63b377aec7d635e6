package dev.grapevine.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.attribution.Referral;
import dev.grapevine.attribution.Referrals;
import dev.grapevine.given.Eventually;
import dev.grapevine.given.LiveShop;
import dev.grapevine.given.OtherTerms;
import dev.grapevine.given.Reply;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.StoreParts;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Money;
import dev.grapevine.program.AdvocateReward;
import dev.grapevine.program.Amount;
import dev.grapevine.program.Discount;
import dev.grapevine.program.FriendOffer;
import dev.grapevine.program.ProgramDraft;
import dev.grapevine.program.Programs;
import dev.grapevine.program.RewardKind;
import dev.grapevine.program.RewardOption;
import dev.grapevine.program.Terms;
import dev.grapevine.program.Tier;
import dev.grapevine.reward.Reward;
import dev.grapevine.reward.Rewards;
import dev.grapevine.reward.Side;
import dev.grapevine.share.CouponCode;
import dev.grapevine.share.CouponCodes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A merchant makes better (or worse) terms while friends are on their way. */
class TermsThatChangeTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private final LiveShop live = LiveShop.open(server, terms -> worth(terms, 1000));
    private final UUID shop = live.shop().id();
    private final Advocate ines = live.advocate("Ines");

    @Test
    void whoClaimedBeforeKeepsWhatBothWerePromisedAndWhoComesAfterGetsWhatIsPromisedNow() {
        CouponCode claimed =
                server.part(CouponCodes.class).forHolder(shop, ines.id(), "ben@example.com", live.running());
        changeTo(2000);

        Referral before = bought("claimed", claimed.display());
        Referral after = bought(
                "typed",
                server.part(CouponCodes.class)
                        .ofAdvocate(shop, ines, live.running().program().id())
                        .display());

        assertThat(before.programVersion()).isEqualTo(1);
        assertThat(amounts(before)).isEqualTo(Map.of(Side.ADVOCATE, 1000L, Side.FRIEND, 1000L));
        assertThat(after.programVersion()).isEqualTo(2);
        assertThat(amounts(after)).isEqualTo(Map.of(Side.ADVOCATE, 2000L, Side.FRIEND, 2000L));
    }

    @Test
    void aFriendsCouponIsWorthWhatItWasWhenItWasMadeAndAnAdvocatesCodeWhatIsOfferedNow() {
        CouponCodes codes = server.part(CouponCodes.class);
        CouponCode own = codes.forHolder(shop, ines.id(), "ben@example.com", live.running());
        CouponCode hers = codes.ofAdvocate(shop, ines, live.running().program().id());

        changeTo(2000);

        assertThat(worth(own)).isEqualTo("10.00");
        assertThat(worth(hers)).isEqualTo("20.00");
    }

    private String worth(CouponCode code) {
        Reply shown = live.shop().secret().get("/api/v1/coupons/" + code.display());
        return shown.text("discount.amount.amount");
    }

    private void changeTo(long pence) {
        Terms other = worth(live.running().terms(), pence);
        server.part(Programs.class)
                .change(shop, live.running().program().id(), ProgramDraft.of("Friends", other), StoreParts.SYSTEM);
    }

    /** So much for each side, and so much off. */
    private static Terms worth(Terms terms, long pence) {
        RewardOption credit = new RewardOption(RewardKind.STORE_CREDIT, new Amount.Fixed(Money.of(pence, "GBP")), null);
        FriendOffer offer = terms.friendOffer();
        return OtherTerms.than(terms)
                .advocateReward(new AdvocateReward(
                        List.of(new Tier(1, List.of(credit))),
                        null,
                        terms.advocateReward().cap(),
                        null))
                .friendOffer(new FriendOffer(
                        new Discount.MoneyOff(Money.of(pence, "GBP")),
                        offer.minimumSpend(),
                        offer.validDays(),
                        offer.combines(),
                        offer.code()))
                .friendReward(credit)
                .made();
    }

    private Referral bought(String order, String code) {
        Instant now = server.part(Clock.class).instant();
        Reply told = live.shop().secret().post("/api/v1/orders", """
                {"external_id": "%s", "placed_at": "%s", "state": "paid", "currency": "GBP", "total": "50.00",
                 "coupon_codes": ["%s"], "customer": {"email": "%s", "first_name": "Ben"}}
                """.formatted(
                        order, now, code, StoreParts.freshEmail().original()));
        assertThat(told.status()).as(told.body()).isEqualTo(202);
        Reply shown = Eventually.of(
                () -> live.shop().secret().get("/api/v1/orders/external:" + order),
                reply -> reply.status() == 200 && reply.json().at("/referral").isString());
        UUID id = Ids.parse(IdKind.REFERRAL, shown.text("referral")).orElseThrow();
        return server.part(Referrals.class).find(shop, id).orElseThrow();
    }

    private Map<Side, Long> amounts(Referral referral) {
        return Eventually.of(
                        () -> Optional.ofNullable(server.part(Rewards.class)
                                .ofReferrals(shop, List.of(referral.id()))
                                .get(referral.id())),
                        Optional::isPresent)
                .orElseThrow()
                .stream()
                .collect(Collectors.toMap(Reward::side, Reward::amount));
    }
}
