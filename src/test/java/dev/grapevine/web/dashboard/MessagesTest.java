package dev.grapevine.web.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.Browser;
import dev.grapevine.given.Colleagues;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.Shop;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.message.MessageKind;
import dev.grapevine.store.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MessagesTest {
    private static final String LOG = "/dashboard/messages";

    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private final Shop shop = server.shop();
    private final Browser amy = Colleagues.signedIn(shop, Colleagues.add(shop, Role.MANAGER));

    @Test
    void theLogSaysWhatBecameOfEachAndWhy() {
        assertThat(amy.open(LOG).body()).contains("Nothing has been written yet.");
        row("invitation", "bea@example.com", "suppressed", "no_consent", "{}");
        row("friend_bought", "cleo@example.com", "sent", null, "{}");
        row("reward_earned", "dan@example.com", "failed", "550 no such user here", "{}");
        assertThat(amy.open(LOG).body())
                .contains("bea@example.com", "Held back", "has not said that you may write")
                .contains("A friend bought", "Sent", "550 no such user here");
        assertThat(amy.open(LOG + "?show=stopped").body())
                .contains("bea@example.com", "dan@example.com")
                .doesNotContain("cleo@example.com");
        assertThat(amy.open(LOG + "?show=sent").body())
                .contains("cleo@example.com")
                .doesNotContain("bea@example.com");
        assertThat(amy.open(LOG + "?kind=reward_earned").body())
                .contains("dan@example.com")
                .doesNotContain("bea@example.com");
        assertThat(amy.open(LOG + "?to=nobody@example.com").body()).contains("No message fits that.");
        assertThat(amy.open(LOG + "?show=x&kind=y&after=cut").body()).contains("bea@example.com");
    }

    @Test
    void readFromEitherEndEachIsThereOnce() {
        for (int i = 0; i < 27; i++) {
            row("welcome", "w" + i + "@example.com", "sent", null, "{}");
        }
        List<String> newest = walked(LOG);
        assertThat(newest).hasSize(27).doesNotHaveDuplicates();
        assertThat(walked(LOG + "?show=sent&sort=oldest")).isEqualTo(newest.reversed());
    }

    @Test
    void aLetterIsShownAsItReadsWithoutTheLinkThatStopsIt() {
        UUID letter = row("invitation", "bea@example.com", "planned", null, "{\"first_name\": \"Bea\"}");
        String address = LOG + "/" + Ids.text(IdKind.MESSAGE, letter);
        assertThat(amy.open(address).body()).contains("To bea@example.com", "sandbox=", address + "/letter");
        var document = amy.open(address + "/letter");
        assertThat(document.header("Content-Security-Policy")).contains("sandbox", "default-src 'none'");
        assertThat(document.body()).contains("Bea").doesNotContain("/unsubscribe/");
        UUID secret = row(MessageKind.SIGN_IN.code(), "bea@example.com", "sent", null, null);
        String hidden = LOG + "/" + Ids.text(IdKind.MESSAGE, secret);
        assertThat(amy.open(hidden).body()).contains("nobody else sees it");
        assertThat(amy.open(hidden + "/letter").status()).isEqualTo(404);
    }

    @Test
    void aLetterToSomebodyWhoIsNoCustomerYetIsFoundByHerMailboxHoweverItIsWritten() {
        row(MessageKind.SIGN_IN.code(), "Bea.Hollis@gmail.com", "sent", null, null);
        row("invitation", "cleo@example.com", "sent", null, "{}");
        assertThat(amy.open(LOG + "?to=beahollis@gmail.com").body())
                .contains("Bea.Hollis@gmail.com")
                .doesNotContain("cleo@example.com");
        assertThat(amy.open(LOG + "?to=bea@gmail.com").body()).contains("No message fits that.");
    }

    @Test
    void toWhomAndWhatIsNotForAnalystsNorForAnotherShop() {
        UUID letter = row("invitation", "bea.long@example.com", "planned", null, "{}");
        String address = LOG + "/" + Ids.text(IdKind.MESSAGE, letter);
        Browser analyst = Colleagues.signedIn(shop, Colleagues.add(shop, Role.ANALYST));
        assertThat(analyst.open(LOG).body()).contains("b…@example.com").doesNotContain("bea.long", address);
        assertThat(analyst.open(address).status()).isEqualTo(403);
        assertThat(analyst.open(address + "/letter").status()).isEqualTo(403);
        Shop other = server.shop();
        Browser stranger = Colleagues.signedIn(other, Colleagues.add(other, Role.OWNER));
        assertThat(stranger.open(LOG).body()).contains("Nothing has been written yet.");
        assertThat(stranger.open(address).status()).isEqualTo(404);
        assertThat(stranger.open(address + "/letter").status()).isEqualTo(404);
    }

    private List<String> walked(String first) {
        List<String> rows = new ArrayList<>();
        @Nullable String address = first;
        while (address != null) {
            String body = amy.open(address).body();
            Pattern.compile("data-row href=\"([^\"]+)\"")
                    .matcher(body)
                    .results()
                    .forEach(row -> rows.add(row.group(1)));
            Matcher next = Pattern.compile("href=\"(" + LOG + "\\?[^\"]*after=[^\"]+)\"")
                    .matcher(body);
            address = next.find() ? next.group(1).replace("&amp;", "&") : null;
        }
        return rows;
    }

    /** As if it had been planned and had met its end already. */
    private UUID row(String kind, String to, String state, @Nullable String reason, @Nullable String model) {
        UUID id = Ids.newId();
        server.owner()
                .sql("""
                        insert into message (store_id, id, kind, dedupe_key, address, mailbox, language, model, state, reason,
                                             planned_at, send_at)
                        values (:store, :id, :kind, :key, :to, :mailbox, 'en', :model, :state, :reason, now(), now())
                        """)
                .param("store", shop.id())
                .param("id", id)
                .param("kind", kind)
                .param("key", "test:" + id)
                .param("to", new EmailAddress(to).original())
                .param("mailbox", new EmailAddress(to).canonical())
                .param("model", model)
                .param("state", state)
                .param("reason", reason)
                .update();
        return id;
    }
}
