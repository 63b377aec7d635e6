package dev.grapevine.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.Reply;
import dev.grapevine.given.Running;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.Shop;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.message.Suppression;
import dev.grapevine.message.Suppressions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ManyCustomersTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private static final String INVITATIONS = "/api/v1/invitations/batch";
    private static final String CUSTOMERS = "/api/v1/customers/batch";
    private static final String AGREED = "\"consent\": {\"source\": \"newsletter\", \"at\": \"2025-01-01T00:00:00Z\"}";

    private final Shop shop = server.shop();

    @Test
    void everyCustomerHasAnAnswerAndTheMailsLeaveOneAfterTheOther() {
        Running.openProgram(shop);
        server.part(Suppressions.class)
                .add(shop.id(), new EmailAddress("eve@example.com"), Suppression.Reason.COMPLAINED);
        Reply taken = shop.secret().post(INVITATIONS, """
                {"per_hour": 60, "customers": [
                  {"email": "amy@example.com", "orders_before": 2, %1$s},
                  {"email": "ben@example.com", "orders_before": 2},
                  {"email": "cat@example.com", %1$s},
                  {"external_id": "d", "orders_before": 1, %1$s},
                  {"email": "eve@example.com", "orders_before": 1, %1$s},
                  {"email": "nobody", "external_id": "f"},
                  {"email": "AMY@example.com", "orders_before": 2},
                  {"email": "gus@example.com", "orders_before": 1, %1$s}
                ]}""".formatted(AGREED));
        assertThat(taken.status()).as(taken.body()).isEqualTo(202);
        assertThat(statuses(taken))
                .containsExactly(
                        "planned",
                        "no_consent",
                        "not_eligible",
                        "no_address",
                        "suppressed",
                        "refused",
                        "asked_before",
                        "planned");
        assertThat(taken.json().path("planned").asInt()).isEqualTo(2);
        assertThat(taken.text("data.5.errors.0.field")).isEqualTo("email");
        Instant first = Instant.parse(taken.text("data.0.send_at"));
        assertThat(Instant.parse(taken.text("data.7.send_at"))).isEqualTo(first.plus(Duration.ofMinutes(1)));
        Reply more = shop.secret()
                .post(
                        INVITATIONS,
                        "{\"customers\": [{\"email\": \"hal@example.com\", \"orders_before\": 1, " + AGREED + "}]}");
        assertThat(Instant.parse(more.text("data.0.send_at")))
                .as("after those of the first batch")
                .isEqualTo(first.plus(Duration.ofMinutes(2)));
        assertThat(shop.secret().get("/api/v1/audit_log").text("data.0.action")).isEqualTo("invite.customers");
    }

    @Test
    void aBatchOfSeveralPiecesThatIsSentThriceAtOncePlansEachPersonOnce() {
        Running.openProgram(shop);
        String batch = "{\"customers\": ["
                + IntStream.range(0, 90)
                        .mapToObj(i -> "{\"email\": \"c" + i + "@example.com\", \"orders_before\": 1, " + AGREED + "}")
                        .collect(Collectors.joining(","))
                + "]}";
        List<Reply> answers = IntStream.range(0, 3)
                .parallel()
                .mapToObj(_ -> shop.secret().post(INVITATIONS, batch))
                .toList();
        assertThat(answers).allSatisfy(reply -> assertThat(statuses(reply))
                .hasSize(90)
                .containsAnyOf("planned", "asked_before")
                .isSubsetOf("planned", "asked_before"));
        assertThat(answers.stream()
                        .mapToInt(reply -> reply.json().path("planned").asInt())
                        .sum())
                .isEqualTo(90);
        assertThat(answers.stream()
                        .flatMap(reply -> reply.json().path("data").valueStream())
                        .map(entry -> entry.path("send_at").asString(""))
                        .filter(at -> !at.isEmpty()))
                .as("one after the other")
                .hasSize(90)
                .doesNotHaveDuplicates();
        assertThat(shop.secret()
                        .get("/api/v1/messages?kind=invitation&limit=100")
                        .json()
                        .path("data"))
                .hasSize(90);
    }

    @Test
    void aPaceThatWouldHoldUpLaterBatchesForDaysIsRefusedWithTheLeastThatDoes() {
        Running.openProgram(shop);
        String people = "\"customers\": ["
                + IntStream.range(0, 73)
                        .mapToObj(i -> "{\"email\": \"c" + i + "@example.com\"}")
                        .collect(Collectors.joining(","))
                + "]}";
        Reply refused = shop.secret().post(INVITATIONS, "{\"per_hour\": 1, " + people);
        assertThat(refused.wrongFields()).containsExactly("per_hour");
        assertThat(refused.body()).contains("at least 2 for 73 people");
        assertThat(shop.secret().get("/api/v1/customers").json().path("data")).isEmpty();
        assertThat(shop.secret()
                        .post(INVITATIONS, "{\"per_hour\": 2, " + people)
                        .status())
                .isEqualTo(202);
    }

    @Test
    void andSoIsOneThatIsTooSlowBehindThoseThatWait() {
        Running.openProgram(shop);
        String batch =
                "{\"per_hour\": 10000, \"customers\": [{\"email\": \"c%d@example.com\", \"orders_before\": 1, %s}]}";
        assertThat(shop.secret()
                        .post(INVITATIONS, batch.formatted(1, AGREED))
                        .json()
                        .path("planned")
                        .asInt())
                .isEqualTo(1);
        server.owner()
                .sql("update invitation_queue set free_at = now() + interval '73 hours' where store_id = :store")
                .param("store", shop.id())
                .update();
        Reply refused = shop.secret().post(INVITATIONS, batch.formatted(2, AGREED));
        assertThat(refused.wrongFields()).containsExactly("per_hour");
        assertThat(refused.body()).contains("those that wait already leave until");
        assertThat(shop.secret()
                        .get("/api/v1/customers?email=c2@example.com")
                        .json()
                        .path("data"))
                .isEmpty();
    }

    @Test
    void withoutAProgramNothingIsPlannedNorKept() {
        Reply refused =
                shop.secret().post(INVITATIONS, "{\"customers\": [{\"email\": \"amy@example.com\", " + AGREED + "}]}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(shop.secret().get("/api/v1/customers").json().path("data")).isEmpty();
        assertThat(shop.secret().post(INVITATIONS, "{}").wrongFields()).containsExactly("customers");
        assertThat(shop.secret().post(INVITATIONS, "{\"customers\": [null]}").wrongFields())
                .containsExactly("customers");
        assertThat(shop.secret()
                        .post(INVITATIONS, "{\"per_hour\": 0, \"customers\": [{\"email\": \"amy@example.com\"}]}")
                        .wrongFields())
                .containsExactly("per_hour");
    }

    @Test
    void customersAreTakenWithWhatTheyAgreedToAndFoundByAllThatIsKnown() {
        Reply taken = shop.secret().post(CUSTOMERS, """
                {"customers": [
                  {"external_id": "7", "email": "Amy@Example.com", "phone": "+447700900123", "first_name": "Amy", %s},
                  {"first_name": "Nobody"},
                  {"email": "ben@example.com", "consent": {"given": true}}
                ]}""".formatted(AGREED));
        assertThat(taken.status()).as(taken.body()).isEqualTo(200);
        assertThat(statuses(taken)).containsExactly("accepted", "refused", "refused");
        assertThat(taken.text("data.2.errors.0.field")).isEqualTo("consent.source");
        String amy = taken.text("data.0.customer");
        for (String filter : List.of(
                "email=amy@example.com",
                "phone=%2B447700900123",
                "external_id=7",
                "email=amy@example.com&external_id=7&phone=%2B447700900123")) {
            Reply found = shop.secret().get("/api/v1/customers?" + filter);
            assertThat(found.text("data.0.id")).as(filter).isEqualTo(amy);
            assertThat(found.json().path("data")).hasSize(1);
        }
        shop.secret().post(CUSTOMERS, "{\"customers\": [{\"external_id\": \"8\"}]}");
        assertThat(shop.secret()
                        .get("/api/v1/customers?email=amy@example.com&external_id=8")
                        .json()
                        .path("data"))
                .as("two who are not one")
                .isEmpty();
        assertThat(shop.secret()
                        .get("/api/v1/customers?email=zoe@example.com")
                        .json()
                        .path("data"))
                .isEmpty();
        assertThat(shop.secret().get("/api/v1/customers?email=zoe").wrongFields())
                .containsExactly("email");
    }

    @Test
    void aYesWithoutADateOutweighsNoEarlierNoAndANoEveryYes() {
        Running.openProgram(shop);
        String undated = "\"consent\": {\"source\": \"newsletter\"}";
        String refused = "\"consent\": {\"given\": false, \"source\": \"shop\"%s}";
        shop.secret()
                .post(
                        CUSTOMERS,
                        "{\"customers\": [{\"email\": \"amy@example.com\", %s}, {\"email\": \"ben@example.com\", %s}]}"
                                .formatted(refused.formatted(", \"at\": \"2025-01-01T00:00:00Z\""), AGREED));
        shop.secret().post(CUSTOMERS, """
                {"customers": [{"email": "amy@example.com", %1$s}, {"email": "ben@example.com", %2$s},
                  {"email": "cat@example.com", %1$s}]}""".formatted(undated, refused.formatted("")));
        Reply invited = shop.secret().post(INVITATIONS, """
                {"customers": [
                  {"email": "amy@example.com", "orders_before": 1, %1$s},
                  {"email": "ben@example.com", "orders_before": 1, %1$s},
                  {"email": "cat@example.com", "orders_before": 1},
                  {"email": "dan@example.com", "orders_before": 1, %1$s}
                ]}""".formatted(undated));
        assertThat(statuses(invited)).containsExactly("no_consent", "no_consent", "planned", "planned");
        Reply later = shop.secret()
                .post(
                        INVITATIONS,
                        "{\"customers\": [{\"email\": \"amy@example.com\", \"orders_before\": 1, "
                                + AGREED.replace("-01-01", "-02-01") + "}]}");
        assertThat(statuses(later)).as("a yes that is dated and newer").containsExactly("planned");
    }

    @Test
    void advocatesAreFoundByStateAddressSegmentAndCode() {
        Running.openProgram(shop);
        shop.secret().post("/api/v1/advocates", "{\"external_id\": \"7\", \"email\": \"amy@example.com\"}");
        String ben = shop.secret()
                .post("/api/v1/advocates", "{\"external_id\": \"8\"}")
                .text("id");
        shop.secret().send("PUT", "/api/v1/customers/external:8/segments", "{\"segments\": [\"vip\"]}");
        String code = shop.secret().get("/api/v1/advocates/" + ben + "/code").text("code");
        String link = shop.secret().get("/api/v1/advocates/" + ben).text("share_code");
        for (String filter :
                List.of("external_id=8", "segment=vip", "code=" + code, "code=" + link, "state=active&segment=vip")) {
            Reply found = shop.secret().get("/api/v1/advocates?" + filter);
            assertThat(found.text("data.0.id")).as(filter + found.body()).isEqualTo(ben);
            assertThat(found.json().path("data")).as(filter).hasSize(1);
        }
        for (String none : List.of("state=banned", "segment=none", "code=NONE", "email=amy@example.com&segment=vip")) {
            assertThat(shop.secret().get("/api/v1/advocates?" + none).json().path("data"))
                    .as(none)
                    .isEmpty();
        }
        assertThat(shop.secret().get("/api/v1/advocates?state=asleep").wrongFields())
                .containsExactly("state");
    }

    private static List<String> statuses(Reply taken) {
        return taken.json()
                .path("data")
                .valueStream()
                .map(entry -> entry.path("status").asString())
                .toList();
    }
}
