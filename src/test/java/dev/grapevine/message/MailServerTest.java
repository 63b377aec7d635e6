package dev.grapevine.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.grapevine.given.FreshDatabase;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.Money;
import dev.grapevine.message.mail.MailRoute;
import dev.grapevine.message.mail.Routes;
import dev.grapevine.message.mail.ScriptedServer;
import dev.grapevine.program.Phrase;
import dev.grapevine.store.Language;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a mail server gets, and what its answers mean. */
class MailServerTest {
    private static final Pattern MESSAGE_ID = Pattern.compile("(?m)^Message-ID: *(<[^>]+>)");

    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    private final Post post = new Post(database);
    private final UUID store = post.store.id();
    private final ScriptedServer server = new ScriptedServer();

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void aMailReadsAsItWasPlanned() throws Exception {
        Message planned = post.invite("grace@example.com");
        MimeMessage mail = received(planned);

        assertThat(mail.getHeader("From")).containsExactly("Rose & Thyme <mail@refer.example.com>");
        assertThat(mail.getHeader("Reply-To")).containsExactly("hello@rose-thyme.example.com");
        assertThat(mail.getHeader("To")).containsExactly("grace@example.com");
        assertThat(mail.getSubject()).isEqualTo("Give a friend £10 off, get a £7.50 voucher");
        assertThat(mail.getHeader("Date")).containsExactly("Fri, 1 May 2026 12:00:00 +0000");
        assertThat(mail.getMessageID()).isEqualTo("<" + planned.idText() + "@refer.example.com>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("List-Id"))
                .containsExactly("<invitations." + post.store.slug().text() + ".refer.example.com>");
        assertThat(mail.getContentType()).startsWith("multipart/alternative");

        MimeMultipart forms = (MimeMultipart) mail.getContent();
        assertThat(forms.getCount()).isEqualTo(2);
        assertThat(forms.getBodyPart(0).getContentType()).startsWith("text/plain; charset=UTF-8");
        assertThat(forms.getBodyPart(1).getContentType()).startsWith("text/html; charset=UTF-8");
        assertThat(forms.getBodyPart(0).getContent().toString())
                .startsWith("Hello Grace,")
                .contains("Get my link:", "https://refer.example.com/corner", "£7.50", "Bath BA1 1AA");
        String html = forms.getBodyPart(1).getContent().toString();
        assertThat(html).contains("Rose &amp; Thyme", "href=\"https://refer.example.com/corner\"");
        assertThat(html).as("no picture but the store's logo").doesNotContain("<img", "url(", "@import");
    }

    @Test
    void oneClickUnsubscribesByTheAddressInTheHeader() throws Exception {
        MimeMessage mail = received(post.invite("grace@example.com"));

        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        String header = mail.getHeader("List-Unsubscribe", null).replaceAll("\\s", "");
        assertThat(header).startsWith("<https://refer.example.com/unsubscribe/").endsWith(">");
        String token = header.substring("<https://refer.example.com/unsubscribe/".length(), header.length() - 1);
        assertThat(post.unsubscribe.by(token))
                .isEqualTo(new Unsubscription.Done(store, "g…@example.com", Suppression.Reason.NO_INVITATIONS));
    }

    @Test
    void theWayInHasNothingToUnsubscribeFrom() throws Exception {
        post.messages.plan(store, post.signIn(new EmailAddress("grace@example.com")));

        MimeMessage mail = received(post.log().getFirst());

        assertThat(mail.getHeader("List-Unsubscribe")).isNull();
        assertThat(mail.getHeader("List-Id")).isNull();
    }

    @Test
    void onlyMarketingIsStoppedByTheMailProgramWhileTheFootOfNewsStopsNews() throws Exception {
        EmailAddress grace = new EmailAddress("grace@example.com");
        post.messages.plan(
                store,
                PlannedMessage.now(
                        MessageKind.FRIEND_BOUGHT,
                        "friend_bought/1",
                        null,
                        grace,
                        Language.EN,
                        Map.of("friend", "Ben")));

        MimeMessage mail = received(post.log().getFirst());

        assertThat(mail.getHeader("List-Unsubscribe")).isNull();
        assertThat(mail.getHeader("List-Unsubscribe-Post")).isNull();
        assertThat(mail.getHeader("List-Id")).isNull();
        MimeMultipart forms = (MimeMultipart) mail.getContent();
        for (int form = 0; form < 2; form++) {
            assertThat(forms.getBodyPart(form).getContent().toString())
                    .contains("Stop these mails", "https://refer.example.com/unsubscribe/");
        }
    }

    @Test
    void aMailInJapaneseSurvivesTheWay() throws Exception {
        post.messages.plan(
                store,
                PlannedMessage.now(
                        MessageKind.REWARD_EARNED,
                        "reward_earned/1",
                        null,
                        new EmailAddress("hanako@example.com"),
                        Language.JA,
                        Map.of(
                                "first_name",
                                "花子",
                                "reward",
                                new Phrase("reward.coupon.fixed", Map.of("money", Money.of(1000, "JPY"))))));

        MimeMessage mail = received(post.log().getFirst());

        assertThat(mail.getHeader("Content-Language")).containsExactly("ja");
        assertThat(mail.getSubject()).isEqualTo("お礼をお届けします：￥1,000のクーポン");
        MimeMultipart forms = (MimeMultipart) mail.getContent();
        assertThat(forms.getBodyPart(0).getContent().toString()).startsWith("花子様");
        assertThat(forms.getBodyPart(1).getContent().toString()).contains("<html lang=\"ja\"", "花子様");
    }

    @Test
    void noNameAndNoValueMakesAHeaderOfItsOwn() throws Exception {
        String hostile = "Grace\r\nBcc: thief@example.com\r\n\r\n<script>alert(1)</script>\u2028X";
        post.change(profile -> profile.withName("Rose\r\nBcc: thief@example.com"), post.store);
        EmailAddress grace = new EmailAddress("grace@example.com");
        post.messages.plan(
                store,
                PlannedMessage.now(
                        MessageKind.FRIEND_BOUGHT,
                        "friend_bought/1",
                        null,
                        grace,
                        Language.EN,
                        Map.of("friend", hostile, "first_name", hostile)));

        MimeMessage mail = received(post.log().getFirst());

        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("grace@example.com");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getSubject())
                .startsWith("Grace Bcc: thief@example.com <script>")
                .doesNotContain("\n");
        MimeMultipart forms = (MimeMultipart) mail.getContent();
        assertThat(forms.getBodyPart(1).getContent().toString())
                .contains("&lt;script&gt;")
                .doesNotContain("<script");
    }

    @Test
    void aMailServerThatIsAwayIsTriedAgainAndTheMailLeavesOnce() throws Exception {
        Message planned = post.invite("grace@example.com");
        post.send(Routes.nobodyListens());

        assertThat(post.log()).extracting(Message::state).containsExactly(Message.State.PLANNED);
        assertThat(post.log().getFirst().reason()).contains("connect");

        post.clock.advance(Duration.ofMinutes(1));
        post.send(server.route());
        post.send(server.route());
        assertThat(server.mails).hasSize(1);
        assertThat(post.log()).extracting(Message::state).containsExactly(Message.State.SENT);
        assertThat(messageIds()).containsExactly("<" + planned.idText() + "@refer.example.com>");
    }

    @Test
    void aMailWhoseLastReplyGotLostIsSentAgainUnderTheSameId() {
        post.invite("grace@example.com");
        server.says(".", "");
        post.send(server.route());
        assertThat(post.log()).extracting(Message::state).containsExactly(Message.State.PLANNED);

        server.says(".", "250 taken");
        post.clock.advance(Duration.ofMinutes(1));
        post.send(server.route());

        assertThat(post.log()).extracting(Message::state).containsExactly(Message.State.SENT);
        assertThat(messageIds()).hasSize(2);
        assertThat(messageIds().get(0)).isEqualTo(messageIds().get(1));
    }

    @Test
    void laterIsTriedForAboutADayAndThenGivenUp() {
        post.invite("grace@example.com");
        server.says("RCPT", "452 4.2.2 grace@example.com: mailbox full");
        for (int hours = 0; hours < 60; hours += 4) {
            post.send(server.route());
            post.clock.advance(Duration.ofHours(4));
        }

        Message message = post.log().getFirst();
        assertThat(message.state()).isEqualTo(Message.State.FAILED);
        assertThat(message.reason()).contains("4.2.2").doesNotContain("grace@example.com");
        assertThat(post.suppressions.of(store, message.address())).isEmpty();
        assertThat(server.mails).isEmpty();
    }

    @Test
    void aMailboxThatDoesNotExistIsNotWrittenToAgain() {
        post.invite("nobody@example.com");
        server.says("RCPT", "550 5.1.1 <nobody@example.com>: no such user");
        post.send(server.route());

        Message message = post.log().getFirst();
        assertThat(message.state()).isEqualTo(Message.State.FAILED);
        assertThat(message.reason()).contains("no such user").doesNotContain("nobody@");
        assertThat(post.suppressions.of(store, message.address()))
                .extracting(Suppression::reason)
                .containsExactly(Suppression.Reason.BOUNCED);

        server.says("RCPT", "250 ok");
        post.messages.plan(store, post.signIn(message.address()));
        post.send(server.route());
        assertThat(server.mails).isEmpty();
        assertThat(post.log()).extracting(Message::reason).contains("bounced");
    }

    @Test
    void aMailThatIsTurnedAwayForItsContentFailsAndTheMailboxStays() {
        Message message = post.invite("grace@example.com");
        server.says(".", "554 5.7.1 looks like spam");
        post.send(server.route());

        assertThat(post.log()).extracting(Message::state).containsExactly(Message.State.FAILED);
        assertThat(post.suppressions.of(store, message.address())).isEmpty();
        post.clock.advance(Duration.ofDays(1));
        post.send(server.route());
        assertThat(server.mails).hasSize(1);
    }

    private MimeMessage received(Message planned) throws Exception {
        GreenMail mailServer = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mailServer.start();
        try {
            MailRoute route = Routes.to(mailServer.getSmtp().getPort());
            post.send(route);
            route.close();
            assertThat(post.messages.find(store, planned.id()).orElseThrow().state())
                    .isEqualTo(Message.State.SENT);
            assertThat(mailServer.getReceivedMessages()).hasSize(1);
            return mailServer.getReceivedMessages()[0];
        } finally {
            mailServer.stop();
        }
    }

    private List<String> messageIds() {
        return server.mails.stream()
                .map(MESSAGE_ID::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .toList();
    }
}
