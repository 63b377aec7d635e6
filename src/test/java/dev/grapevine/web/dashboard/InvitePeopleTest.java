package dev.grapevine.web.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.customer.Consent;
import dev.grapevine.customer.Consents;
import dev.grapevine.customer.Customers;
import dev.grapevine.customer.Person;
import dev.grapevine.given.Browser;
import dev.grapevine.given.Colleagues;
import dev.grapevine.given.Reply;
import dev.grapevine.given.Running;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.Shop;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.message.Suppression;
import dev.grapevine.message.Suppressions;
import dev.grapevine.store.Role;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvitePeopleTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private static final String PAGE = "/dashboard/invitations";
    private static final String LIST = """
            E-Mail;Vorname;Accepts Email Marketing;Consent date;Total Orders;City
            amy@example.com;Amy;yes;2025-03-01;2;York
            ben@example.com;Ben;no;;1;Leeds
            cat@example.com;Cat;yes;;0;Hull
            eve@example.com;Eve;YES;2025-03-01;1;Bath
            nobody;Nora;yes;;1;Bath
            AMY@example.com;Amy;yes;2025-03-01;2;York
            gus@example.com;"Gus; the second";yes;2025-03-01;7;Deal
            """;

    private final Shop shop = server.shop();
    private final Browser amy = Colleagues.signedIn(shop, Colleagues.add(shop, Role.MANAGER));

    @Test
    void aListIsShownLineByLineThenDoneAndASecondTimeNobodyIsDoubled() {
        Running.openProgram(shop);
        server.part(Suppressions.class)
                .add(shop.id(), new EmailAddress("eve@example.com"), Suppression.Reason.COMPLAINED);
        assertThat(amy.open("/dashboard").body()).contains("Nobody has been invited yet");
        Reply preview = look(LIST);
        assertThat(preview.status()).as(preview.body()).isEqualTo(200);
        assertThat(preview.body())
                .contains("2 people would be invited", "2 of 7 lines", "Invite 2 people", "5 lines are left out")
                .contains("She has not agreed", "called one spam", "wants an order", "has an @", "stands in line 2")
                .contains("say nothing here: City");
        assertThat(invitations()).as("looking does nothing").isZero();
        assertThat(shop.secret().get("/api/v1/customers").json().path("data")).isEmpty();
        Reply done = confirm(preview);
        assertThat(done.header("Location")).as(done.body()).isEqualTo(PAGE + "?done=invited");
        assertThat(amy.open(PAGE + "?done=invited").body())
                .contains("They are invited", "to leave; the last leaves on ", "kind=invitation");
        assertThat(invitations()).isEqualTo(2);
        assertThat(shop.secret().get("/api/v1/audit_log").text("data.0.action")).isEqualTo("invite.customers");
        assertThat(amy.open("/dashboard").body()).doesNotContain("Nobody has been invited yet");
        assertThat(look(LIST).body())
                .contains("Nobody would be invited", "She was invited within the time")
                .doesNotContain("name=\"people\"");
        assertThat(confirm(preview).header("Location")).as("sent twice").isEqualTo(PAGE + "?done=invited-none");
        assertThat(invitations()).isEqualTo(2);
    }

    @Test
    void aYesWithoutADateOutweighsNoEarlierNoAndANoEndsAnEarlierYes() {
        Running.openProgram(shop);
        said("amy@example.com", false);
        said("ben@example.com", true);
        String preview = look("""
                email,accepts_marketing,orders
                amy@example.com,yes,1
                ben@example.com,no,1
                cat@example.com,yes,1
                """).body();
        assertThat(preview).contains("Invite one person", "2 lines are left out");
        assertThat(preview.substring(preview.indexOf("is taken"))).contains("cat@example.com");
    }

    @Test
    void thousandsAreTakenInOneGo() {
        Running.openProgram(shop);
        String list = IntStream.range(0, 1_240)
                .mapToObj(i -> "p" + i + "@example.com,yes\n")
                .collect(Collectors.joining("", "email,optin\n", ""));
        Reply preview = amy.upload(
                PAGE + "/preview",
                "file",
                list.getBytes(StandardCharsets.UTF_8),
                Map.of("per_hour", "100", "source", "newsletter", "bought", "yes"));
        assertThat(preview.body()).contains("Invite 1,240 people", "And 1,040 more.", "100 letters leave an hour");
        confirm(preview);
        assertThat(invitations()).isEqualTo(1_240);
        assertThat(amy.open(PAGE).body()).contains("invitations wait to leave; the last leaves on ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                                 | UTF-8        | Choose a file first
            'name,town~Amy,York~'                              | UTF-8        | The first line says: name, town
            'email,accepts_marketing~'                         | UTF-8        | nobody below it
            'email,vorname~amy@example.com,José~'              | windows-1252 | Line 2, character 20 is not UTF-8
            'email,vorname~amy@example.com,"Jo~ben@example.com,Ben~' | UTF-8  | a quotation mark is opened
            'email,mail~amy@example.com,a~'                    | UTF-8        | Two columns are for email: email (column 1) and mail (column 2)
            'PK\u0003\u0004rest'                               | UTF-8        | This is a workbook
            """)
    void whatCannotBeReadSaysWhereAndHowToMendIt(String file, String charset, String answer) {
        Running.openProgram(shop);
        Reply reply = amy.upload(
                PAGE + "/preview",
                "file",
                file.replace('~', '\n').getBytes(Charset.forName(charset)),
                Map.of("per_hour", "500", "source", "typed before"));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body()).contains(answer, "aria-invalid=\"true\"");
    }

    @Test
    void aListThatIsTooLongOrTooSlowAndAFileThatIsTooHeavyAreRefused() {
        Running.openProgram(shop);
        String tooMany = "a@example.com\n".repeat(5_001);
        assertThat(look("email\n" + tooMany).body()).contains("Line 5,002", "split the file there");
        String people = IntStream.range(0, 73)
                .mapToObj(i -> "q" + i + "@example.com,yes,1,shop\n")
                .collect(Collectors.joining("", "email,optin,orders,consent_source\n", ""));
        assertThat(amy.upload(
                                PAGE + "/preview",
                                "file",
                                people.getBytes(StandardCharsets.UTF_8),
                                Map.of("per_hour", "1"))
                        .body())
                .contains("at least 2 leave an hour");
        assertThat(amy.upload(PAGE + "/preview", "file", new byte[4 * 1024 * 1024 + 1], Map.of("per_hour", "5"))
                        .body())
                .contains("larger than 4 MB");
        assertThat(amy.upload(PAGE + "/preview", "file", new byte[] {'a'}, Map.of("per_hour", "none"))
                        .body())
                .contains("A whole number from 1 to 10,000");
    }

    @Test
    void withoutAProgramThereIsNothingToRecommend() {
        assertThat(look(LIST).body()).contains("No program is live");
        assertThat(shop.secret().get("/api/v1/customers").json().path("data")).isEmpty();
    }

    @Test
    void theSampleIsRightAndAnAnalystInvitesNobody() {
        Running.openProgram(shop);
        String sample = amy.open(PAGE + "/sample.csv").body();
        assertThat(look(sample).body()).contains("One person would be invited", "amy@example.com");
        Browser analyst = Colleagues.signedIn(shop, Colleagues.add(shop, Role.ANALYST));
        assertThat(analyst.open(PAGE).body())
                .contains("An owner or a manager can invite")
                .doesNotContain("<input class");
        assertThat(analyst.upload(PAGE + "/preview", "file", LIST.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(403);
        assertThat(analyst.submit(PAGE, Map.of("people", LIST, "per_hour", "500"))
                        .status())
                .isEqualTo(403);
    }

    private Reply look(String list) {
        amy.open(PAGE);
        return amy.upload(
                PAGE + "/preview",
                "file",
                list.getBytes(StandardCharsets.UTF_8),
                Map.of("per_hour", "500", "source", "newsletter"));
    }

    private Reply confirm(Reply preview) {
        Matcher people = Pattern.compile("<textarea name=\"people\" hidden>(.*?)</textarea>", Pattern.DOTALL)
                .matcher(preview.body());
        Matcher pace = Pattern.compile("name=\"per_hour\" value=\"(\\d+)\"").matcher(preview.body());
        assertThat(people.find() && pace.find()).as(preview.body()).isTrue();
        return amy.submit(
                PAGE,
                Map.of(
                        "people",
                        people.group(1).replace("&#34;", "\"").replace("&amp;", "&"),
                        "per_hour",
                        pace.group(1)));
    }

    private long invitations() {
        return server.owner()
                .sql("select count(*) from message where store_id = :store and kind = 'invitation'")
                .param("store", shop.id())
                .query(Long.class)
                .single();
    }

    private void said(String email, boolean yes) {
        var id = server.part(Customers.class).recognise(shop.id(), Person.of(new EmailAddress(email)));
        server.part(Consents.class)
                .record(
                        shop.id(),
                        id,
                        new Consent(
                                Consent.Purpose.MARKETING,
                                Consent.Channel.EMAIL,
                                yes,
                                "her page",
                                Instant.parse("2025-01-01T00:00:00Z")));
    }
}
