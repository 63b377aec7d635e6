package dev.grapevine.web.corner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.attribution.Referral;
import dev.grapevine.attribution.ReferralFilter;
import dev.grapevine.attribution.Referrals;
import dev.grapevine.given.Browser;
import dev.grapevine.given.Eventually;
import dev.grapevine.given.InCorner;
import dev.grapevine.given.LiveShop;
import dev.grapevine.given.Reply;
import dev.grapevine.given.RunningServer;
import dev.grapevine.kernel.Limit;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.program.AdvocateReward;
import dev.grapevine.program.Flow;
import dev.grapevine.program.Terms;
import dev.grapevine.reward.ReleaseRewards;
import dev.grapevine.share.CouponCodes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an advocate sees of her friends: from the moment they have her offer, as far back as she looks. */
class FriendsInTheCornerTest {
    private static final int FRIENDS = 52;
    private static final Pattern OLDER = Pattern.compile("/corner(\\?(friends|rewards)=[A-Za-z0-9_-]+)");

    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private final LiveShop live = LiveShop.open(server, FriendsInTheCornerTest::byMailAndWithoutEnd);
    private final Advocate amy = live.advocate("Amy");
    private final Browser browser = InCorner.of(live, amy.customerId());

    @Test
    void aFriendWhoHasTheOfferIsShownByTheNameSheGaveUntilSheBuys() {
        Reply claimed = claim("ada@example.com", "Ada");
        assertThat(corner("")).contains("<h3>Ada</h3>", "Has your offer, valid until").doesNotContain("ada@example.com");
        assertThat(claims().text("data.0.state")).isEqualTo("open");

        buy(IntStream.of(1), claimed.text("code"), "ada@example.com");
        assertThat(corner("")).contains("<h3>Ada</h3>", "Bought.").doesNotContain("Has your offer");
        Reply bought = claims();
        assertThat(bought.text("data.0.state")).isEqualTo("purchased");
        assertThat(bought.text("data.0.referral")).startsWith("ref_");
        assertThat(bought.text("data.0.first_name")).isEqualTo("Ada");
    }

    @Test
    void anOfferThatHasEndedIsSaidToHave() {
        claim("ada@example.com", "Ada");
        server.part(InStore.class).run(live.shop().id(), () -> server.part(JdbcClient.class)
                .sql("update coupon_code set retired_at = minted_at where store_id = :store and kind = 'friend'")
                .param("store", live.shop().id())
                .update());
        assertThat(corner("")).contains("Had your offer, which has expired");
        assertThat(claims().text("data.0.state")).isEqualTo("expired");
    }

    @Test
    void whoOnlyOpensTheOfferIsCountedAndNotNamed() {
        for (int friend = 0; friend < 2; friend++) {
            Browser stranger = new Browser(live.server());
            stranger.open(live.link(amy));
            stranger.submit(live.link(amy), Map.of());
        }
        assertThat(corner("")).contains("Your offer was opened twice");
        assertThat(claims().text("data.1.kind")).isEqualTo("opened");
        assertThat(live.shop()
                        .secret()
                        .get("/api/v1/claims?advocate=" + live.advocate("Eve").idText())
                        .json()
                        .path("data")
                        .size())
                .isZero();
    }

    @Test
    void olderOnesAreALinkAwayAndWhatAsksForHerWordStandsFirst() {
        String code = server.part(CouponCodes.class)
                .ofAdvocate(live.shop().id(), amy, live.running().program().id())
                .display();
        buy(IntStream.rangeClosed(1, FRIENDS), code, "friend");
        Referral oldest = referrals(new Limit(100)).getLast();
        server.part(ReleaseRewards.class).release(live.shop().id(), List.of(oldest.id()));

        String newest = corner("");
        assertThat(count(newest, "<li class=\"open\">")).isEqualTo(50);
        assertThat(newest.substring(newest.indexOf("class=\"rewards\"")).indexOf("type=\"radio\""))
                .as("the reward that asks stands first")
                .isLessThan(newest.substring(newest.indexOf("class=\"rewards\"")).indexOf("</li>"));

        List<String> links = OLDER.matcher(newest)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(links).hasSize(2);
        assertThat(count(corner(links.getFirst()), "<h3>A friend</h3>")).isEqualTo(2);
        String olderRewards = corner(links.getLast());
        assertThat(count(olderRewards.substring(olderRewards.indexOf("class=\"rewards\"")), "class=\"state\""))
                .isEqualTo(1);
        assertThat(count(corner("?friends=mangled"), "<li class=\"open\">")).isEqualTo(50);
    }

    private String corner(String query) {
        Reply reply = browser.open(live.path("/corner" + query));
        assertThat(reply.status()).isEqualTo(200);
        return reply.body();
    }

    private Reply claims() {
        return live.shop().secret().get("/api/v1/claims?advocate=" + amy.idText());
    }

    private Reply claim(String email, String name) {
        Reply claimed = live.shop().secret().post("/api/v1/claims", """
                {"share_code": "%s", "first_name": "%s", "email": "%s"}
                """.formatted(amy.linkToken(), name, email));
        assertThat(claimed.status()).as(claimed.body()).isEqualTo(201);
        return claimed;
    }

    private void buy(IntStream numbers, String code, String who) {
        Instant now = Instant.now();
        List<String> orders = numbers.mapToObj(number -> """
                        {"external_id": "%d", "placed_at": "%s", "state": "paid", "currency": "GBP", "total": "50.00",
                         "coupon_codes": ["%s"], "customer": {"email": "%s"}}
                        """.formatted(
                                number,
                                now.minus(number, ChronoUnit.SECONDS),
                                code,
                                who.contains("@") ? who : who + number + "@shop" + number + ".example"))
                .toList();
        Reply told = live.shop()
                .secret()
                .post("/api/v1/orders/batch", "{\"orders\": [" + String.join(",", orders) + "]}");
        assertThat(told.status()).as(told.body()).isEqualTo(202);
        Eventually.of(() -> referrals(new Limit(100)), found -> found.size() == orders.size());
        Eventually.of(() -> live.count("reward", "true"), rewards -> rewards == orders.size());
    }

    private List<Referral> referrals(Limit limit) {
        return server.part(Referrals.class)
                .list(live.shop().id(), ReferralFilter.ofAdvocate(amy.id()), limit, null)
                .data();
    }

    private static int count(String page, String part) {
        Matcher found = Pattern.compile(Pattern.quote(part)).matcher(page);
        return (int) found.results().count();
    }

    private static Terms byMailAndWithoutEnd(Terms terms) {
        Terms everyone = LiveShop.forEveryone(terms);
        return new Terms(
                everyone.currency(),
                Set.of(Flow.COUPON_CODE, Flow.EMAIL),
                everyone.advocates(),
                everyone.friends(),
                everyone.attribution(),
                everyone.review(),
                new AdvocateReward(everyone.advocateReward().tiers(), null, null, null),
                everyone.friendOffer(),
                everyone.friendReward(),
                everyone.expiry(),
                everyone.reminders(),
                everyone.leakGuard(),
                everyone.invitations(),
                everyone.charities());
    }
}
