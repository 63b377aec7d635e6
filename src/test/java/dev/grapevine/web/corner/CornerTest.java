package dev.grapevine.web.corner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.customer.Consent;
import dev.grapevine.customer.Consents;
import dev.grapevine.customer.Customers;
import dev.grapevine.customer.Person;
import dev.grapevine.given.Browser;
import dev.grapevine.given.Eventually;
import dev.grapevine.given.LiveShop;
import dev.grapevine.given.Reply;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.StoreParts;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.Limit;
import dev.grapevine.message.InboxMessage;
import dev.grapevine.message.MessageInbox;
import dev.grapevine.message.MessageKind;
import dev.grapevine.message.Messages;
import dev.grapevine.message.PlannedMessage;
import dev.grapevine.message.Suppressions;
import dev.grapevine.program.RewardKind;
import dev.grapevine.store.Actor;
import dev.grapevine.store.Language;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CornerTest {
    private static final Pattern LINK = Pattern.compile("/corner/enter/[A-Za-z0-9_-]+");

    private static final Pattern UNSUBSCRIBE = Pattern.compile("/unsubscribe/[A-Za-z0-9_-]+");

    @RegisterExtension
    static final RunningServer server = RunningServer.own(Map.of("grapevine.mail.inbox", "true"));

    private final LiveShop shop = LiveShop.open(server, LiveShop::forEveryone);
    private final EmailAddress email = StoreParts.freshEmail();
    private final Browser browser = new Browser(server.address());

    @Test
    void whoSignsUpGetsALinkByMailAndWithItAPageWithHerOwnLink() {
        Reply corner = signUp("Amy", true);
        Advocate amy = advocate().orElseThrow();
        assertThat(corner.body())
                .contains("Hello Amy")
                .contains(server.address() + shop.link(amy))
                .contains("value=\"AMY-")
                .contains("https://wa.me/?text=")
                .contains("mailto:?subject=")
                .contains("Nobody has bought yet");
        assertThat(server.part(Consents.class)
                        .newest(shop.shop().id(), amy.customerId(), Consent.Purpose.MARKETING, Consent.Channel.EMAIL)
                        .map(Consent::given))
                .contains(true);
    }

    @Test
    void lookingAtTheLinkUsesNothingUpAndItsAddressIsHandedToNobody() {
        String path = linkAfterAsking(Map.of("email", email.original()));
        Reply looked = browser.open(shop.path(path));
        assertThat(looked.header("Referrer-Policy")).isEqualTo("no-referrer");
        new Browser(server.address(), "Barracuda Sentinel (EE)").open(shop.path(path));
        assertThat(browser.submit(shop.path(path), Map.of()).status()).isEqualTo(303);
        assertThat(browser.open(shop.path("/corner")).body()).contains("Your link");
    }

    @Test
    void aUsedLinkSaysSoAndOffersANewOne() {
        String path = linkAfterAsking(Map.of("email", email.original()));
        browser.open(shop.path(path));
        browser.submit(shop.path(path), Map.of());
        Browser other = new Browser(server.address());
        Reply used = other.open(shop.path(path));
        assertThat(used.status()).isEqualTo(410);
        assertThat(used.body()).contains("used already").contains("name=\"email\"");
        assertThat(other.submit(shop.path(path), Map.of()).status()).isEqualTo(410);
        assertThat(other.open(shop.path("/corner")).body()).contains("Open your page");
    }

    @Test
    void aForgedLinkSaysSoAndOffersANewOne() {
        Reply forged = browser.open(shop.path("/corner/enter/forged-by-somebody"));
        assertThat(forged.status()).isEqualTo(410);
        assertThat(forged.body()).contains("open anything").contains("name=\"email\"");
    }

    @Test
    void anotherStoresLinkOpensNothingHere() {
        String path = linkAfterAsking(Map.of("email", email.original()));
        LiveShop other = LiveShop.open(server, LiveShop::forEveryone);
        assertThat(browser.open(other.path(path)).status()).isEqualTo(410);
        browser.open(shop.path(path));
        browser.submit(shop.path(path), Map.of());
        assertThat(browser.open(other.path("/corner")).body()).contains("Open your page");
    }

    @Test
    void knownAndUnknownAddressesGetTheSameAnswer() {
        shop.advocate("Amy", email);
        EmailAddress stranger = StoreParts.freshEmail();
        browser.open(shop.path(""));
        Reply known = browser.submit(shop.path(""), Map.of("email", email.original()));
        Reply unknown = browser.submit(shop.path(""), Map.of("email", stranger.original()));
        assertThat(known.status()).isEqualTo(200);
        assertThat(blank(unknown.body(), stranger)).isEqualTo(blank(known.body(), email));
        assertThat(server.part(Customers.class).matching(shop.shop().id(), Person.of(stranger)))
                .isEmpty();
    }

    @Test
    void aMailboxIsNotFloodedAndThePageDoesNotTell() {
        browser.open(shop.path(""));
        for (int i = 0; i < 6; i++) {
            assertThat(browser.submit(shop.path(""), Map.of("email", email.original()))
                            .body())
                    .contains("Look into your mailbox");
        }
        assertThat(shop.count("message", "kind = 'sign_in'")).isEqualTo(3);
    }

    @Test
    void whatIsWrongStandsBesideItsFieldAndWhatWasTypedStays() {
        browser.open(shop.path(""));
        Reply wrong = browser.submit(shop.path(""), Map.of("as", "join", "name", " ", "email", "amy@"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("value=\"amy@\"")
                .contains("id=\"email-problem\"")
                .contains("id=\"name-problem\"");
    }

    @Test
    void whoHasNotOrderedIsToldKindlyWhereTheProgramIsForCustomers() {
        LiveShop customersOnly = LiveShop.open(server);
        String path = linkAfterAsking(customersOnly, Map.of("email", email.original()));
        browser.open(customersOnly.path(path));
        browser.submit(customersOnly.path(path), Map.of());
        assertThat(browser.open(customersOnly.path("/corner")).body())
                .contains("Your link comes with your first order")
                .containsPattern("class=\"button\" href=\"" + LiveShop.WEBSITE);
    }

    @Test
    void herOwnLinkShowsWhatHerFriendSeesAndCountsNothing() {
        signUp("Amy", false);
        Reply own = browser.open(shop.link(advocate().orElseThrow()));
        assertThat(own.body()).contains("This is how your friend sees it");
        assertThat(shop.count("visit", "true")).isZero();
    }

    @Test
    void sharesAreCountedByChannel() {
        signUp("Amy", false);
        assertThat(browser.submit(shop.path("/corner/shared"), Map.of("channel", "whatsapp"))
                        .status())
                .isEqualTo(204);
        browser.submit(shop.path("/corner/shared"), Map.of("channel", "pigeon"));
        assertThat(shop.count("share", "channel = 'whatsapp'")).isEqualTo(1);
        assertThat(shop.count("share", "true")).isEqualTo(1);
    }

    @Test
    void sheSaysHowSheWantsToBeRewardedAmongWhatIsOffered() {
        signUp("Amy", false);
        prefer(Map.of("kind", "donation", "charity", "forest", "for_good", "yes"));
        assertThat(advocate().orElseThrow().preference()).satisfies(preference -> {
            assertThat(preference.kind()).isEqualTo(RewardKind.DONATION);
            assertThat(preference.charity()).isEqualTo("forest");
            assertThat(preference.forGood()).isTrue();
        });
        for (Map<String, String> notOffered :
                List.of(Map.of("kind", "donation", "charity", "my-own-pocket"), Map.of("kind", "cash"))) {
            Reply refused = browser.submit(shop.path("/corner/preference"), notOffered);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body()).contains("id=\"ways-problem\"");
        }
        assertThat(advocate().orElseThrow().preference()).isNotNull();
        prefer(Map.of("kind", ""));
        assertThat(advocate().orElseThrow().preference()).isNull();
    }

    @Test
    void sheChoosesHerLanguageAndItStays() {
        signUp("Amy", false);
        browser.submit(shop.path("/corner/language"), Map.of("language", "de"));
        assertThat(browser.open(shop.path("/corner"), "Accept-Language", "en").body())
                .contains("<html lang=\"de\"")
                .contains("Hallo Amy");
    }

    @Test
    void whatSheHasEarnedStaysHersWhileThereIsNoOffer() {
        signUp("Amy", false);
        shop.friendBought(advocate().orElseThrow(), "Ben");
        shop.stop();
        assertThat(browser.open(shop.path("/corner")).body())
                .contains("What you have earned stays yours")
                .contains("id=\"rewards\"")
                .contains(shop.path("/corner/erasure"))
                .doesNotContain(shop.link(advocate().orElseThrow()));
    }

    @Test
    void sheStopsMailsAsksToBeForgottenAndSignsOut() {
        signUp("Amy", false);
        browser.submit(shop.path("/corner/mail"), Map.of("wanted", "false"));
        assertThat(server.part(Suppressions.class).of(shop.shop().id(), email)).isNotEmpty();
        assertThat(browser.open(shop.path("/corner")).body()).contains("write to you, except for what you ask for");
        browser.submit(shop.path("/corner/mail"), Map.of("wanted", "true"));
        assertThat(server.part(Suppressions.class).of(shop.shop().id(), email)).isEmpty();
        assertThat(server.part(Consents.class)
                        .newest(
                                shop.shop().id(),
                                advocate().orElseThrow().customerId(),
                                Consent.Purpose.MARKETING,
                                Consent.Channel.EMAIL))
                .hasValueSatisfying(consent -> {
                    assertThat(consent.given()).isTrue();
                    assertThat(consent.source()).isEqualTo("own page");
                });
        assertThat(browser.open(shop.path("/corner")).body())
                .contains("and now and then about offers for your friends")
                .doesNotContain("Yes, write to me");
        browser.submit(shop.path("/corner/erasure"), Map.of());
        assertThat(browser.open(shop.path("/corner")).body()).contains("You asked to be deleted");
        assertThat(shop.count("erasure_request", "true")).isEqualTo(1);
        browser.submit(shop.path("/corner/sign-out"), Map.of());
        assertThat(browser.open(shop.path("/corner")).body()).contains("Open your page");
        assertThat(shop.count("corner_session", "true")).isZero();
    }

    @Test
    void whoMayNotRecommendCanStopMailsAndAskToBeForgottenToo() {
        signUp("Amy", false);
        server.part(Advocates.class)
                .ban(shop.shop().id(), advocate().orElseThrow().id(), Actor.system("test"));
        assertThat(browser.open(shop.path("/corner")).body())
                .contains("What you have earned stays yours", shop.path("/corner/mail"), shop.path("/corner/erasure"))
                .doesNotContain("/r/");
        browser.submit(shop.path("/corner/mail"), Map.of("wanted", "false"));
        assertThat(server.part(Suppressions.class).of(shop.shop().id(), email)).isNotEmpty();
        browser.submit(shop.path("/corner/erasure"), Map.of());
        assertThat(shop.count("erasure_request", "true")).isEqualTo(1);
    }

    @Test
    void oneClickInAMailStopsItAtOnceAndLookingDoesNot() {
        server.part(Messages.class)
                .plan(
                        shop.shop().id(),
                        PlannedMessage.now(
                                MessageKind.FRIEND_BOUGHT,
                                "test",
                                null,
                                email,
                                Language.EN,
                                Map.of("corner", URI.create("https://refer.example.com/corner"), "friend", "Ben")));
        Matcher link = UNSUBSCRIBE.matcher(mail(shop).plain());
        assertThat(link.find()).isTrue();
        assertThat(browser.open(link.group()).body()).contains("Stop these mails?");
        assertThat(server.part(Suppressions.class).of(shop.shop().id(), email)).isEmpty();
        Reply stopped = server.caller()
                .post(link.group(), "List-Unsubscribe=One-Click", "Content-Type", "application/x-www-form-urlencoded");
        assertThat(stopped.status()).isEqualTo(200);
        assertThat(server.part(Suppressions.class).of(shop.shop().id(), email)).hasSize(1);
        assertThat(browser.open("/unsubscribe/forged").status()).isEqualTo(404);
    }

    @Test
    void withoutASessionTheFormsDoNothing() {
        shop.advocate("Amy", email);
        browser.open(shop.path("/corner"));
        browser.submit(shop.path("/corner/language"), Map.of("language", "de"));
        browser.submit(shop.path("/corner/erasure"), Map.of());
        browser.submit(shop.path("/corner/shared"), Map.of("channel", "sms"));
        assertThat(shop.count("erasure_request", "true")).isZero();
        assertThat(shop.count("share", "true")).isZero();
    }

    @Test
    void theSessionsCookieIsOutOfReachAndStoredAsAHash() {
        String path = linkAfterAsking(Map.of("email", email.original()));
        browser.open(shop.path(path));
        String cookie = browser.submit(shop.path(path), Map.of()).http().headers().allValues("Set-Cookie").stream()
                .filter(one -> one.startsWith("gv_corner="))
                .findFirst()
                .orElseThrow();
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax").contains("Path=" + shop.path(""));
        String token = cookie.replaceFirst("gv_corner=([^;]+).*", "$1");
        assertThat(shop.count("corner_session", "encode(hash, 'escape') like '%" + token + "%'"))
                .isZero();
    }

    private Reply signUp(String name, boolean consent) {
        Map<String, String> form = consent
                ? Map.of("as", "join", "name", name, "email", email.original(), "consent", "yes")
                : Map.of("as", "join", "name", name, "email", email.original());
        String path = linkAfterAsking(form);
        browser.open(shop.path(path));
        assertThat(browser.submit(shop.path(path), Map.of()).header("Location")).endsWith(shop.path("/corner"));
        return browser.open(shop.path("/corner"));
    }

    private void prefer(Map<String, String> form) {
        assertThat(browser.submit(shop.path("/corner/preference"), form).status())
                .isEqualTo(303);
    }

    private Optional<Advocate> advocate() {
        UUID store = shop.shop().id();
        return server.part(Customers.class).matching(store, Person.of(email)).stream()
                .findFirst()
                .flatMap(customer -> server.part(Advocates.class).ofCustomer(store, customer));
    }

    private String linkAfterAsking(Map<String, String> form) {
        return linkAfterAsking(shop, form);
    }

    /** The path below the store's, as the mail has it. */
    private String linkAfterAsking(LiveShop at, Map<String, String> form) {
        browser.open(at.path(""));
        assertThat(browser.submit(at.path(""), form).body()).contains("Look into your mailbox");
        Matcher link = LINK.matcher(mail(at).plain());
        assertThat(link.find()).isTrue();
        return link.group();
    }

    private InboxMessage mail(LiveShop at) {
        return Eventually.of(
                        () -> server.part(MessageInbox.class)
                                .list(at.shop().id(), email, Limit.DEFAULT, null)
                                .data(),
                        mails -> !mails.isEmpty())
                .getFirst();
    }

    private static String blank(String page, EmailAddress address) {
        return page.replace(address.original(), "").replaceAll("nonce=\"[^\"]+\"", "");
    }
}
