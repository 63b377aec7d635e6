package dev.grapevine.web.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.customer.Consent;
import dev.grapevine.customer.Consents;
import dev.grapevine.customer.Customers;
import dev.grapevine.customer.Person;
import dev.grapevine.given.Browser;
import dev.grapevine.given.Colleagues;
import dev.grapevine.given.Eventually;
import dev.grapevine.given.LiveShop;
import dev.grapevine.given.OtherTerms;
import dev.grapevine.given.Reply;
import dev.grapevine.given.Running;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.Shop;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.message.Suppression;
import dev.grapevine.message.Suppressions;
import dev.grapevine.program.AdvocateRule;
import dev.grapevine.program.Invitations;
import dev.grapevine.store.Role;
import dev.grapevine.store.Teammate;
import dev.grapevine.web.dashboard.people.KeptFiles;
import dev.grapevine.web.dashboard.people.PeopleFile;
import dev.grapevine.web.dashboard.people.ReadPeopleFile;
import dev.grapevine.web.dashboard.people.ReadPeopleFile.Said;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.UUID;
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
                .contains("Nobody would be invited", "She was invited within the time", "Keep one refusal")
                .doesNotContain("Invite 2 people");
        Reply twice = confirm(preview);
        assertThat(twice.status()).as("sent twice").isEqualTo(422);
        assertThat(twice.body()).contains("This list is not kept any more");
        assertThat(invitations()).isEqualTo(2);
    }

    @Test
    void aYesWithoutADateOutweighsNoEarlierNoAndANoEndsAnEarlierYes() {
        Running.openProgram(shop);
        said("amy@example.com", false);
        said("ben@example.com", true);
        Reply preview = look("""
                email,accepts_marketing,orders
                amy@example.com,yes,1
                ben@example.com,no,1
                cat@example.com,yes,1
                """);
        assertThat(preview.body()).contains("Invite one person", "2 lines are left out", "; one refusal is kept");
        assertThat(preview.body().substring(preview.body().indexOf("is taken"))).contains("cat@example.com");
        confirm(preview);
        assertThat(agreed("amy@example.com")).isFalse();
        assertThat(agreed("ben@example.com")).isFalse();
        assertThat(agreed("cat@example.com")).isTrue();
    }

    @Test
    void refusalsAreKeptThoughNobodyIsInvited() {
        Running.openProgram(shop);
        said("ben@example.com", true);
        Reply preview = look("email,optin\nben@example.com,non\ncat@example.com,いいえ\nnobody,no\n");
        assertThat(preview.body()).contains("Nobody would be invited", "Keep 2 refusals");
        assertThat(confirm(preview).header("Location")).isEqualTo(PAGE + "?done=invited-refusals");
        assertThat(agreed("ben@example.com")).isFalse();
        assertThat(agreed("cat@example.com")).isFalse();
        assertThat(invitations()).isZero();
        assertThat(count("invitation_file", "true")).isZero();
    }

    @Test
    void fiveThousandOfTheWidestLinesAreKeptUntilTheYes() {
        Teammate looks = Colleagues.add(shop, Role.OWNER);
        String wide = "ü".repeat(255);
        byte[] list = IntStream.range(0, ReadPeopleFile.MOST)
                .mapToObj(i -> "p" + i + "@example.com,no," + wide + "," + wide + "," + wide + "," + wide + "\n")
                .collect(Collectors.joining("", "email,optin,first_name,last_name,customer_id,consent_source\n", ""))
                .getBytes(StandardCharsets.UTF_8);
        var read = (PeopleFile.Read) ReadPeopleFile.of(list, new Said("", false), ZonedDateTime.now(ZoneOffset.UTC));
        KeptFiles files = server.part(KeptFiles.class);
        UUID kept = files.keep(shop.id(), looks.id(), new KeptFiles.Kept(read.people(), 7, 500));
        assertThat(files.take(shop.id(), looks.id(), kept)).hasValueSatisfying(file -> {
            assertThat(file.people()).hasSize(ReadPeopleFile.MOST);
            assertThat(file.people().getLast().person())
                    .isEqualTo(read.people().getLast().person());
            assertThat(file.letters()).isEqualTo(7);
        });
        assertThat(files.take(shop.id(), looks.id(), kept)).as("a second time").isEmpty();
    }

    @Test
    void whoHasToBeLetInStandsUnderNewcomersAndIsInvitedOnceSheIs() {
        var live = LiveShop.open(server, terms -> OtherTerms.than(terms)
                .advocates(new AdvocateRule(AdvocateRule.Who.CUSTOMERS, null, true))
                .invitations(new Invitations(false, Invitations.Moment.ORDER, 0, 90))
                .made());
        Browser boss = Colleagues.signedIn(live.shop(), Colleagues.add(live.shop(), Role.OWNER));
        boss.open(PAGE);
        Reply preview = boss.upload(
                PAGE + "/preview",
                "file",
                "email,optin,orders\namy@example.com,yes,1\nben@example.com,,1\n".getBytes(StandardCharsets.UTF_8),
                Map.of("per_hour", "500", "source", "newsletter"));
        assertThat(preview.body())
                .contains("One person would wait to be let in", "Put one person under Newcomers", "Waits to be let in");
        assertThat(boss.submit(PAGE, Map.of("file", kept(preview))).header("Location"))
                .isEqualTo(PAGE + "?done=invited-waiting");
        assertThat(live.count("message", "kind = 'invitation'")).isZero();
        String newcomers = boss.open("/dashboard/newcomers").body();
        Matcher letIn = Pattern.compile("/dashboard/newcomers/\\w+/approval").matcher(newcomers);
        assertThat(letIn.find()).as(newcomers).isTrue();
        boss.submit(letIn.group(), Map.of());
        assertThat(live.count("message", "kind = 'invitation'")).isEqualTo(1);
    }

    @Test
    void aListThatWasShownIsForTheTeammateWhoSawItAndForAnHour() {
        Running.openProgram(shop);
        Reply preview = look(LIST);
        Browser other = Colleagues.signedIn(shop, Colleagues.add(shop, Role.OWNER));
        other.open(PAGE);
        assertThat(other.submit(PAGE, Map.of("file", kept(preview))).body()).contains("not kept any more");
        assertThat(count(
                        "invitation_file",
                        "due_at between now() + interval '50 minutes' and now() + interval '61 minutes'"))
                .isEqualTo(1);
        server.owner()
                .sql("update invitation_file set due_at = now() where store_id = :store")
                .param("store", shop.id())
                .update();
        Eventually.of(() -> count("invitation_file", "true"), left -> left == 0);
        assertThat(confirm(preview).body()).contains("not kept any more");
        assertThat(invitations()).isZero();
    }

    @Test
    void aFileThatWouldLeaveTooLongAfterThoseThatWaitIsRefused() {
        Running.openProgram(shop);
        confirm(paced(0, 36, 1));
        assertThat(paced(100, 73, 2).body()).contains("73 letters would not have left within 72 hours", "at least 3");
        assertThat(invitations()).isEqualTo(36);
        server.owner()
                .sql("update invitation_queue set free_at = now() + interval '73 hours' where store_id = :store")
                .param("store", shop.id())
                .update();
        assertThat(paced(200, 1, 10_000).body()).contains("those that wait already take 73 hours more");
    }

    private Reply paced(int from, int people, int perHour) {
        amy.open(PAGE);
        String list = IntStream.range(from, from + people)
                .mapToObj(i -> "r" + i + "@example.com,yes,1,shop\n")
                .collect(Collectors.joining("", "email,optin,orders,consent_source\n", ""));
        return amy.upload(
                PAGE + "/preview",
                "file",
                list.getBytes(StandardCharsets.UTF_8),
                Map.of("per_hour", String.valueOf(perHour)));
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
        assertThat(analyst.submit(PAGE, Map.of("file", UUID.randomUUID().toString()))
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
        return amy.submit(PAGE, Map.of("file", kept(preview)));
    }

    private static String kept(Reply preview) {
        Matcher file = Pattern.compile("name=\"file\" value=\"([^\"]+)\"").matcher(preview.body());
        assertThat(file.find()).as(preview.body()).isTrue();
        return file.group(1);
    }

    private boolean agreed(String email) {
        var id = server.part(Customers.class).recognise(shop.id(), Person.of(new EmailAddress(email)));
        return server.part(Consents.class)
                .newest(shop.id(), id, Consent.Purpose.MARKETING, Consent.Channel.EMAIL)
                .orElseThrow()
                .given();
    }

    private long count(String table, String where) {
        return server.owner()
                .sql("select count(*) from " + table + " where store_id = :store and (" + where + ")")
                .param("store", shop.id())
                .query(Long.class)
                .single();
    }

    private long invitations() {
        return count("message", "kind = 'invitation'");
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
