package dev.grapevine.web.landing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.customer.Customers;
import dev.grapevine.given.Browser;
import dev.grapevine.given.LiveShop;
import dev.grapevine.given.OtherTerms;
import dev.grapevine.given.ProgramParts;
import dev.grapevine.given.Reply;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.StoreParts;
import dev.grapevine.kernel.Money;
import dev.grapevine.program.Discount;
import dev.grapevine.program.Flow;
import dev.grapevine.program.FriendOffer;
import dev.grapevine.program.ProgramChange;
import dev.grapevine.program.ProgramDraft;
import dev.grapevine.program.Programs;
import dev.grapevine.program.Terms;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where a program gives its codes by e-mail alone, nobody gets one by looking. */
class OfferByMailTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private final LiveShop shop = LiveShop.open(server, terms -> with(terms, Flow.EMAIL));
    private final Advocate amy = shop.advocate("Amy");
    private final Browser friend = new Browser(server.address());

    @Test
    void theCodeIsMailedAndThePageShowsNone() {
        assertThat(friend.open(shop.link(amy)).body())
                .contains("Send me the code")
                .doesNotContain("Show my code");
        Reply mailed = friend.submit(shop.link(amy), Map.of("name", "Ben", "email", "ben@example.com"));
        assertThat(mailed.status()).isEqualTo(200);
        assertThat(mailed.body()).contains("Your code is on its way to ben@example.com");
        assertThat(shop.count("claim", "kind = 'email' and first_name = 'Ben' and visit_id is not null"))
                .isEqualTo(1);
        assertThat(shop.count("claim", "kind = 'opened'")).isZero();
        assertThat(shop.count("message", "kind = 'friend_coupon'")).isEqualTo(1);
    }

    @Test
    void theAnswerIsTheSameWhosAddressItIs() {
        String known = Objects.requireNonNull(shop.part(Customers.class)
                        .find(shop.shop().id(), shop.friendBought(amy, "Carl").friendCustomerId())
                        .orElseThrow()
                        .email())
                .original();
        friend.open(shop.link(amy));
        String toKnown = friend.submit(shop.link(amy), Map.of("name", "Carl", "email", known))
                .body();
        friend.open(shop.link(amy));
        String toNew = friend.submit(shop.link(amy), Map.of("name", "Ben", "email", "ben@example.com"))
                .body();
        assertThat(blank(toKnown, known)).isEqualTo(blank(toNew, "ben@example.com"));
        assertThat(shop.count("message", "kind = 'friend_not_eligible'")).isEqualTo(1);
        assertThat(shop.count("message", "kind = 'friend_coupon'")).isEqualTo(1);
    }

    @Test
    void aCouponThatWasPromisedBeforeIsMailedAtItsOwnWorthAlsoForASecondAdvocate() {
        Advocate zoe = shop.advocate("Zoe");
        friend.open(shop.link(amy));
        friend.submit(shop.link(amy), Map.of("name", "Ben", "email", "ben@example.com"));
        FriendOffer offer = shop.running().terms().friendOffer();
        Terms dearer = OtherTerms.than(shop.running().terms())
                .friendOffer(new FriendOffer(
                        new Discount.MoneyOff(Money.of(7700, "GBP")),
                        Money.of(9900, "GBP"),
                        offer.validDays(),
                        offer.combines(),
                        offer.code()))
                .made();
        server.part(Programs.class)
                .change(
                        shop.shop().id(),
                        shop.running().program().id(),
                        ProgramDraft.of("Friends", dearer),
                        StoreParts.SYSTEM);

        friend.open(shop.link(zoe));
        friend.submit(shop.link(zoe), Map.of("name", "Ben", "email", "ben@example.com"));
        friend.open(shop.link(zoe));
        friend.submit(shop.link(zoe), Map.of("name", "Carl", "email", "carl@example.com"));

        assertThat(shop.count("coupon_code", "kind = 'friend'")).isEqualTo(2);
        String coupons = "kind = 'friend_coupon' and address = '%s' and model::text like '%%7700%%'";
        assertThat(shop.count("message", "kind = 'friend_coupon' and address = 'ben@example.com'"))
                .isEqualTo(2);
        assertThat(shop.count("message", coupons.formatted("ben@example.com"))).isZero();
        assertThat(shop.count("message", coupons.formatted("carl@example.com")))
                .as("a new coupon is worth what is offered now")
                .isEqualTo(1);
    }

    @Test
    void whatIsWrongStandsBesideItsFieldAndWhatWasTypedStays() {
        friend.open(shop.link(amy));
        Reply wrong = friend.submit(shop.link(amy), Map.of("name", " ", "email", "ben@"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("id=\"name-problem\"", "id=\"email-problem\"", "value=\"ben@\"", "property=\"og:title\"");
        assertThat(shop.count("claim", "true")).isZero();
    }

    @Test
    void aProgramThatCouldOnlySendTextMessagesIsNotReady() {
        Programs programs = server.part(Programs.class);
        var made = ProgramParts.running(programs.create(
                shop.shop().id(),
                ProgramDraft.of("Mobile", with(shop.running().terms(), Flow.MOBILE)),
                StoreParts.SYSTEM));
        assertThat(programs.activate(shop.shop().id(), made.program().id(), StoreParts.SYSTEM))
                .isInstanceOf(ProgramChange.NotReady.class);
    }

    private static String blank(String page, String address) {
        return page.replace(address, "").replaceAll("nonce=\"[^\"]+\"", "");
    }

    private static Terms with(Terms terms, Flow flow) {
        return OtherTerms.than(terms).flows(Set.of(flow)).made();
    }
}
