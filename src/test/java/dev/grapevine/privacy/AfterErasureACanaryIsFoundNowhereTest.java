package dev.grapevine.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.attribution.Referral;
import dev.grapevine.given.Browser;
import dev.grapevine.given.Colleagues;
import dev.grapevine.given.Eventually;
import dev.grapevine.given.LiveShop;
import dev.grapevine.given.Reply;
import dev.grapevine.given.RunningServer;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Limit;
import dev.grapevine.ledger.Ledger;
import dev.grapevine.message.MessageKind;
import dev.grapevine.message.Messages;
import dev.grapevine.message.PlannedMessage;
import dev.grapevine.message.Suppression;
import dev.grapevine.message.Suppressions;
import dev.grapevine.reward.FinishReward;
import dev.grapevine.share.CouponCode;
import dev.grapevine.share.CouponCodes;
import dev.grapevine.store.AuditEntry;
import dev.grapevine.store.AuditLog;
import dev.grapevine.store.Language;
import dev.grapevine.store.Role;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

class AfterErasureACanaryIsFoundNowhereTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private final LiveShop live = LiveShop.open(server, LiveShop::forEveryone);
    private final JdbcClient owner = server.owner();
    private final UUID store = live.shop().id();
    private final String canary = "zq" + Long.toString(UUID.randomUUID().getLeastSignificantBits() >>> 1, 36);
    private final List<String> codes = new ArrayList<>();
    private final String email = canary + "@example.com";

    @Test
    @DisplayName("Invariant 19: after erasure a planted canary is found nowhere")
    void aPersonWhoRecommendsAndBuysIsForgottenInEveryTable() {
        aServerOfTheShopListens();
        Advocate person = live.advocate("Z" + canary, new EmailAddress(email));
        codes.addAll(codesOf(person));
        Referral herFriend = live.friendBought(person, "Ben");
        friendsBuy("paid");
        buysAsAFriend(live.advocate("Ines"));
        isWrittenToAndAbout(person, herFriend);
        Eventually.of(this::places, found -> found.size() > 8);
        long sums = ledger();
        theExportShowsHerWhereverSheIs(person);
        assertThat(enrolmentsTold(person)).isEqualTo(1);

        Reply asked = live.shop().secret().delete("/api/v1/customers/" + customer(person));

        assertThat(asked.status()).isEqualTo(202);
        Eventually.of(this::done, Boolean::booleanValue);
        assertThat(places()).isEmpty();
        assertThat(live.count("invitation_file", "true"))
                .as("lists that are sealed")
                .isZero();
        assertThat(enrolmentsTold(person)).as("what was told of her").isZero();
        assertThat(ledger())
                .as("the ledger, in which her reward is taken back in two lines")
                .isEqualTo(sums + 2);
        assertThat(live.shop()
                        .secret()
                        .get("/api/v1/customers/" + customer(person))
                        .text("erased_at"))
                .isNotEmpty();
        assertThat(server.part(AuditLog.class).list(store, new Limit(100), null).data())
                .filteredOn(entry -> entry.action().equals("erase.customer"))
                .extracting(AuditEntry::subject)
                .containsExactly(customer(person));
        assertThat(mailsALink(person).problem()).as("the kept answer").isEqualTo("answer-erased");
        theShopGoesOnTellingOfHer();
        assertThat(places()).as("what the shop told again").isEmpty();
    }

    /** What erasure finds, export shows, but for answers that were kept for a day, and whom they name. */
    private void theExportShowsHerWhereverSheIs(Advocate person) {
        Reply export = live.shop().secret().post("/api/v1/customers/" + customer(person) + "/export", "{}");
        assertThat(export.status()).as(export.body()).isEqualTo(200);
        assertThat(export.json().path("data").propertyNames())
                .containsAll(places(List.of(canary)).stream()
                        .map(place -> place.substring(0, place.indexOf(':')))
                        .filter(table -> !table.startsWith("idempotency"))
                        .toList())
                .contains("payout_details", "advocate", "reward", "verdict", "event", "webhook_delivery");
        assertThat(export.body())
                .contains("IBAN of " + canary, email, "Z" + canary)
                .doesNotContain("\"hash\"", "\"secret\"", "sealed_model", "/corner/enter/", "\"plain\"");
        assertThat(server.part(AuditLog.class).list(store, new Limit(100), null).data())
                .extracting(AuditEntry::action)
                .contains("export.customer");
    }

    /** Her order has all that can be typed, and names her to an advocate. */
    private void buysAsAFriend(Advocate advocate) {
        String code = server.part(CouponCodes.class)
                .ofAdvocate(store, advocate, live.running().program().id())
                .display();
        tell("paid", code);
        Eventually.of(
                () -> live.shop().secret().get("/api/v1/orders/external:1"),
                reply -> reply.status() == 200 && !reply.text("referral").isEmpty());
    }

    /** One typed her code in small letters, and for another a till sent it in one field with its own. */
    private void friendsBuy(String state) {
        String code = codes.getFirst();
        tell("10", state, "\"" + code.toLowerCase(Locale.ROOT) + "\"");
        tell("11", state, "\"SUMMER10, " + code + "\"");
        Eventually.of(
                () -> live.count(
                        "shop_order", "external_id in ('10', '11') and state = '" + state + "' and due_at is null"),
                done -> done == 2);
        assertThat(live.shop().secret().get("/api/v1/orders/external:10").text("referral"))
                .isNotEmpty();
    }

    private void tell(String id, String state, String codesTyped) {
        Reply told = live.shop().secret().post("/api/v1/orders", """
                {"external_id": "%s", "placed_at": "%s", "state": "%s", "currency": "GBP", "total": "50.00",
                 "coupon_codes": [%s], "customer": {"email": "friend%s@example.com"}}
                """.formatted(id, placed, state, codesTyped, id));
        assertThat(told.status()).as(told.body()).isEqualTo(202);
    }

    /** Her own code as it is shown and as it is looked up, which begins with her name. */
    private List<String> codesOf(Advocate advocate) {
        CouponCode code = server.part(CouponCodes.class)
                .ofAdvocate(store, advocate, live.running().program().id());
        assertThat(code.display()).startsWith("Z");
        return List.of(code.display(), code.code());
    }

    /** She pastes her address where codes go. */
    private void tell(String state, String code) {
        Reply told = live.shop()
                .secret()
                .post(
                        "/api/v1/orders",
                        """
                        {"external_id": "1", "placed_at": "%s", "state": "%s", "currency": "GBP", "total": "50.00",
                         "coupon_codes": ["%s", "%s"], "tags": ["gift for %s"], "locale": "en-GB",
                         "customer": {"email": "%s", "external_id": "ext-%s", "phone": "+447700900123",
                           "first_name": "%s", "last_name": "%s"},
                         "browser": {"ip": "203.0.113.9", "user_agent": "%s", "device": "%s"},
                         "marks": {"shipping_address": "%s", "payment": "%s"}}
                        """.formatted(
                                        placed, state, code, email, canary, email, canary, canary, canary, canary,
                                        canary, canary, canary),
                        "Idempotency-Key",
                        state + "-" + email);
        assertThat(told.status()).as(told.body()).isEqualTo(202);
    }

    private final String placed = server.part(Clock.class).instant().toString();

    private void isWrittenToAndAbout(Advocate person, Referral herFriend) {
        Browser amy = Colleagues.signedIn(live.shop(), Colleagues.add(live.shop(), Role.OWNER));
        amy.open("/dashboard/ties");
        amy.submit("/dashboard/ties", Map.of("order", "1", "advocate", email, "note", "It is " + canary));
        amy.open("/dashboard");
        amy.submit("/dashboard/referrals/" + herFriend.idText() + "/disqualification", Map.of("reason", canary));
        Browser shopper = new Browser(server.address());
        shopper.open(live.path(""));
        shopper.submit(live.path(""), Map.of("email", email, "lang", "en", "first_name", canary));
        server.part(Messages.class)
                .plan(
                        store,
                        PlannedMessage.now(
                                MessageKind.GIFT_TASK,
                                "gift_task/1",
                                null,
                                new EmailAddress("team@shop.example.com"),
                                Language.EN,
                                Map.of("gift", "tea", "customer", "Z" + canary)));
        server.part(FinishReward.class).payTo(store, person.customerId(), "IBAN of " + canary);
        isLaidAside("2", "{\"customer\": {\"email\": \"" + email + "\"");
        isLaidAside("12", "{\"coupon_codes\": [\"" + codes.getFirst().toLowerCase(Locale.ROOT) + "\"]");
        owner.sql("""
                        update webhook_delivery
                        set attempts = jsonb_build_array(jsonb_build_object('answer', cast(:answer as text)))
                        where store_id = :store
                        """)
                .param("store", store)
                .param("answer", "Thank you for " + email)
                .update();
        server.part(Suppressions.class).add(store, new EmailAddress(email), Suppression.Reason.COMPLAINED);
        assertThat(mailsALink(person).body()).contains(email);
        amy.open("/dashboard/invitations");
        amy.upload(
                "/dashboard/invitations/preview",
                "file",
                ("email,optin\n" + email + ",no\n").getBytes(StandardCharsets.UTF_8),
                Map.of("per_hour", "500"));
        assertThat(live.count("invitation_file", "true")).isEqualTo(1);
    }

    private void isLaidAside(String order, String body) {
        owner.sql("""
                        insert into inbox (store_id, id, source, event_key, kind, subject, body, received_at,
                                           due_attempts, due_error, due_dead_at)
                        values (:store, :id, 'api', :key, 'order', :order, :body, now(), 3, :error, now())
                        """)
                .param("store", store)
                .param("id", Ids.newId())
                .param("key", "broken " + order)
                .param("order", order)
                .param("body", body)
                .param("error", "Key (email)=(" + email + ") is wrong")
                .update();
    }

    /** The kept answer to it is sealed, so that no search finds the address in it. */
    private Reply mailsALink(Advocate person) {
        return live.shop()
                .secret()
                .post(
                        "/api/v1/advocates/" + person.idText() + "/sign_in_links",
                        "",
                        "Idempotency-Key",
                        "link-for-" + email);
    }

    private void aServerOfTheShopListens() {
        assertThat(live.shop()
                        .secret()
                        .post("/api/v1/webhook_endpoints", "{\"url\": \"https://nowhere.example/hooks\"}")
                        .status())
                .isEqualTo(201);
    }

    private void theShopGoesOnTellingOfHer() {
        tell("fulfilled", "NONE");
        Eventually.of(
                () -> live.shop().secret().get("/api/v1/orders/external:1").text("state"), "fulfilled"::equals);
        assertThat(live.count("shop_order", "external_id = '1' and cardinality(coupon_codes) = 1"))
                .as("the code of whoever sent her stays")
                .isEqualTo(1);
        friendsBuy("fulfilled");
        Eventually.of(
                () -> live.count("inbox", "due_at is not null or body like '%" + canary + "%'"), left -> left == 0);
    }

    private boolean done() {
        return live.count("erasure_request", "done_at is not null and due_at is null") == 1;
    }

    private long enrolmentsTold(Advocate person) {
        return live.count("event", "type = 'advocate.enrolled' and data ->> 'customer' = '" + customer(person) + "'");
    }

    private long ledger() {
        return live.count("entry", "true")
                + server.part(Ledger.class)
                        .accounts(store, new Limit(100), null)
                        .data()
                        .size();
    }

    private static String customer(Advocate person) {
        return Ids.text(IdKind.CUSTOMER, person.customerId());
    }

    /** Every table of this store in which the word stands, in whatever column: a row's text has all, bytes in hex. */
    private List<String> places() {
        List<String> words = new ArrayList<>(codes);
        words.add(canary);
        words.add(HexFormat.of().formatHex(canary.getBytes(StandardCharsets.UTF_8)));
        return places(words);
    }

    private List<String> places(List<String> words) {
        List<String> found = new ArrayList<>();
        for (String table : owner.sql("""
                        select table_name from information_schema.columns
                        where table_schema = 'public' and column_name = 'store_id'
                        order by table_name
                        """).query(String.class).list()) {
            long rows = owner.sql("select count(*) from " + table + """
                             t where t.store_id = :store
                            and exists (select from unnest(:words) as w (word)
                                        where cast(t as text) ilike '%' || w.word || '%')
                            """)
                    .param("store", store)
                    .param("words", words.toArray(String[]::new))
                    .query(Long.class)
                    .single();
            if (rows > 0) {
                found.add(table + ": " + rows);
            }
        }
        return found;
    }
}
