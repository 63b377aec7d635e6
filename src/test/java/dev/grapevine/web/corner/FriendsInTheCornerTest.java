package dev.grapevine.web.corner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.attribution.Referral;
import dev.grapevine.given.Browser;
import dev.grapevine.given.Eventually;
import dev.grapevine.given.InCorner;
import dev.grapevine.given.LiveShop;
import dev.grapevine.given.OtherTerms;
import dev.grapevine.given.Reply;
import dev.grapevine.given.RunningServer;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.program.AdvocateReward;
import dev.grapevine.program.Flow;
import dev.grapevine.program.Terms;
import dev.grapevine.reward.ReleaseRewards;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
        assertThat(corner(""))
                .contains("<h3>Ada</h3>", "Has your offer, valid until")
                .doesNotContain("ada@example.com");
        assertThat(claims().text("data.0.state")).isEqualTo("open");

        buys(claimed.text("code"), "ada@example.com");
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
        Referral bought = live.friendBought(amy, "Ben");
        alike(FRIENDS - 1);
        server.part(ReleaseRewards.class).release(live.shop().id(), List.of(bought.id()));

        String newest = corner("");
        assertThat(count(newest, "<li class=\"open\">")).isEqualTo(50);
        assertThat(newest.indexOf("type=\"radio\""))
                .as("the reward that asks stands first")
                .isBetween(0, newest.indexOf("id=\"rewards\""));

        List<String> links =
                OLDER.matcher(newest).results().map(found -> found.group(1)).toList();
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

    private void buys(String code, String email) {
        Reply told = live.shop().secret().post("/api/v1/orders", """
                {"external_id": "1", "placed_at": "%s", "state": "paid", "currency": "GBP", "total": "50.00",
                 "coupon_codes": ["%s"], "customer": {"email": "%s"}}
                """.formatted(Instant.now(), code, email));
        assertThat(told.status()).as(told.body()).isEqualTo(202);
        Eventually.of(() -> live.count("referral", "state = 'in_review'"), one -> one == 1);
    }

    /** More purchases like the one there is, each a second earlier, with their rewards: one by one they would take long. */
    private void alike(int more) {
        copy("shop_order", more, """
                'id', md5('order' || w.id || n)::uuid, 'external_id', 'copy-' || n
                """);
        copy("referral", more, """
                'id', md5('referral' || w.id || n)::uuid, 'order_id', md5('order' || w.order_id || n)::uuid,
                'purchased_at', w.purchased_at - n * interval '1 second'
                """);
        copy("reward", more, """
                'id', md5('reward' || w.id || n)::uuid, 'order_id', md5('order' || w.order_id || n)::uuid,
                'referral_id', md5('referral' || w.referral_id || n)::uuid, 'posting_key', w.posting_key || n
                """);
    }

    /** @param otherwise what the nth copy of a row {@code w} has of its own, as JSON's names and values */
    private void copy(String table, int more, String otherwise) {
        server.part(InStore.class).run(live.shop().id(), () -> {
            String columns = String.join(", ", columns(table));
            server.part(JdbcClient.class)
                    .sql("""
                            insert into %1$s (%2$s)
                            select %2$s
                            from (select (jsonb_populate_record(w, jsonb_build_object(%3$s))).*
                                  from %1$s w, generate_series(1, :more) n
                                  where w.store_id = :store) c
                            """.formatted(table, columns, otherwise))
                    .param("store", live.shop().id())
                    .param("more", more)
                    .update();
        });
    }

    /** Those that the database does not work out by itself. */
    private List<String> columns(String table) {
        return server.part(JdbcClient.class)
                .sql("""
                        select column_name from information_schema.columns
                        where table_schema = 'public' and table_name = :table and is_generated = 'NEVER'
                        order by ordinal_position
                        """)
                .param("table", table)
                .query(String.class)
                .list();
    }

    private static int count(String page, String part) {
        Matcher found = Pattern.compile(Pattern.quote(part)).matcher(page);
        return (int) found.results().count();
    }

    private static Terms byMailAndWithoutEnd(Terms terms) {
        Terms everyone = LiveShop.forEveryone(terms);
        return OtherTerms.than(everyone)
                .flows(Set.of(Flow.COUPON_CODE, Flow.EMAIL))
                .advocateReward(new AdvocateReward(everyone.advocateReward().tiers(), null, null, null))
                .made();
    }
}
