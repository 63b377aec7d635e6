package dev.grapevine.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grapevine.given.FreshDatabase;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.Limit;
import dev.grapevine.message.mail.Delivery;
import dev.grapevine.message.mail.MailRoute;
import dev.grapevine.program.Terms;
import dev.grapevine.store.Language;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MessagesTest {
    private static final MailRoute INBOX = new MailRoute.Inbox();
    private static final EmailAddress GRACE = new EmailAddress("grace@example.com");

    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    private final Post post = new Post(database);
    private final UUID store = post.store.id();
    private final UUID grace = post.customer(GRACE);

    @Test
    @DisplayName("Invariant 12: a message exists if and only if the change that caused it committed")
    void aMessageExistsIfAndOnlyIfTheChangeThatCausedItCommitted() {
        assertThatThrownBy(() -> database.inStore().run(store, () -> {
                    post.messages.plan(store, post.invitation(GRACE, grace));
                    throw new IllegalStateException("the cause fails");
                }))
                .hasMessage("the cause fails");
        assertThat(post.log()).isEmpty();

        database.inStore().run(store, () -> post.messages.plan(store, post.invitation(GRACE, grace)));
        assertThat(post.log()).hasSize(1);
    }

    @Test
    void oneKeyIsPlannedAndSentOnce() {
        assertThat(post.messages.plan(store, post.invitation(GRACE, grace))).isTrue();
        assertThat(post.messages.plan(store, post.invitation(GRACE, grace))).isFalse();
        post.send(INBOX);
        assertThat(post.messages.plan(store, post.invitation(GRACE, grace))).isFalse();
        post.send(INBOX);

        assertThat(post.inbox.list(store, null, new Limit(10), null).data()).hasSize(1);
        assertThat(post.messages.lastPlanned(store, grace, MessageKind.INVITATION))
                .contains(post.clock.instant());
    }

    @Test
    void aMessageWaitsForItsTime() {
        post.messages.plan(
                store, post.invitation(GRACE, grace).at(post.clock.instant().plus(Duration.ofDays(3))));

        post.send(INBOX);
        assertThat(post.log()).extracting(Message::state).containsExactly(Message.State.PLANNED);
        post.clock.advance(Duration.ofDays(3));
        post.send(INBOX);
        assertThat(post.log()).extracting(Message::state).containsExactly(Message.State.SENT);
    }

    @Test
    void aMessageThatIsTooLateIsNotSent() {
        post.messages.plan(
                store, post.signIn(GRACE).uselessAt(post.clock.instant().plus(Duration.ofMinutes(10))));
        post.clock.advance(Duration.ofMinutes(10));
        post.send(INBOX);

        assertThat(post.log()).extracting(Message::state).containsExactly(Message.State.CANCELLED);
        assertThat(post.log()).extracting(Message::reason).containsExactly("too_late");
    }

    @Test
    void whatIsCancelledIsNotSentAndWhatIsSentIsNotCancelled() {
        post.messages.plan(store, post.invitation(GRACE, grace));
        EmailAddress ada = new EmailAddress("ada@example.com");
        post.messages.plan(store, post.invitation(ada, post.customer(ada)));

        assertThat(post.messages.cancel(store, "invitation/grace@example.com", "bought"))
                .isTrue();
        post.send(INBOX);
        assertThat(post.messages.cancelAll(store, "invitation/", "stopped")).isZero();

        assertThat(post.log())
                .extracting(message -> message.address().original() + " " + message.state() + " " + message.reason())
                .containsExactly("ada@example.com SENT null", "grace@example.com CANCELLED bought");
    }

    @Test
    void cancellingByPrefixLeavesOtherKeysAlone() {
        post.messages.plan(store, post.invitation(GRACE, grace));
        post.messages.plan(store, post.signIn(GRACE));

        assertThat(post.messages.cancelAll(store, "invitation/", "stopped")).isEqualTo(1);
        post.send(INBOX);
        assertThat(post.log()).extracting(Message::state).containsExactly(Message.State.SENT, Message.State.CANCELLED);
    }

    @Test
    void withoutAMailServerMessagesWaitUntilThereIsOne() {
        post.messages.plan(store, post.invitation(GRACE, grace));
        post.send(new MailRoute.None());

        assertThat(post.log()).extracting(Message::reason).containsExactly("no_mail_server");
        post.clock.advance(Duration.ofMinutes(5));
        post.send(INBOX);
        assertThat(post.log()).extracting(Message::state).containsExactly(Message.State.SENT);
    }

    @Test
    void whatLetsSomebodyInIsNeverReadableInTheDatabase() {
        post.messages.plan(store, post.signIn(GRACE));
        assertThat(row()).doesNotContain("TopSecretToken");

        post.send(new MailRoute.Out((mail, wanted) -> new Delivery.Accepted(), 100_000));
        assertThat(row()).doesNotContain("TopSecretToken");
        assertThat(database.owner()
                        .sql("select count(*) from message where store_id = :store and sealed_model is not null")
                        .param("store", store)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void theInboxShowsTheLetterAndIsShutWhereTheSettingsDoNotOpenIt() {
        post.messages.plan(store, post.signIn(GRACE));
        post.send(INBOX);

        InboxMessage message =
                post.inbox.list(store, GRACE, new Limit(10), null).data().getFirst();
        assertThat(message.html()).contains("https://refer.example.com/in/TopSecretToken");
        assertThat(message.plain()).contains("https://refer.example.com/in/TopSecretToken");
        assertThat(post.inbox.find(store, message.id())).contains(message);

        MessageInbox shut = post.inbox(false);
        assertThat(shut.find(store, message.id())).isEmpty();
        assertThat(shut.list(store, null, new Limit(10), null).data()).isEmpty();
    }

    @Test
    void whoPlannedAReminderSaysBeforeItLeavesWhetherItsCauseStandsAndWhatIsSoNow() {
        PlannedMessage invitation = post.invitation(GRACE, grace);
        List<PlannedMessage> reminders = invitation.reminders(
                MessageKind.INVITATION_REMINDER,
                Terms.defaults(post.store.currency()).reminders().invitation(),
                post.clock.instant());
        assertThat(reminders)
                .extracting(PlannedMessage::dedupeKey)
                .containsExactly(
                        "invitation_reminder/grace@example.com/1",
                        "invitation_reminder/grace@example.com/2",
                        "invitation_reminder/grace@example.com/3");
        reminders.forEach(reminder -> post.messages.plan(store, reminder));
        post.secondThoughts.add(new SecondThought() {
            @Override
            public Set<MessageKind> kinds() {
                return Set.of(MessageKind.INVITATION_REMINDER);
            }

            @Override
            public Thought of(UUID storeId, @Nullable UUID customerId, String about) {
                assertThat(customerId).isEqualTo(grace);
                return about.endsWith("/1") ? new Thought.Say(Map.of("offer", "a surprise")) : new Thought.Drop("came");
            }
        });

        post.clock.advance(Duration.ofDays(13));
        post.send(INBOX);
        assertThat(post.log()).extracting(Message::state).containsOnly(Message.State.PLANNED);
        post.clock.advance(Duration.ofDays(1));
        post.send(INBOX);
        assertThat(post.inbox.list(store, GRACE, new Limit(10), null).data())
                .singleElement()
                .satisfies(sent -> assertThat(sent.plain()).contains("a surprise", "£7.50"));
        post.clock.advance(Duration.ofDays(28));
        post.send(INBOX);

        assertThat(post.log())
                .extracting(message -> message.state() + " " + message.reason())
                .containsExactly("CANCELLED came", "CANCELLED came", "SENT null");
    }

    @Test
    void aValueThatTheTextDoesNotKnowIsABugThatShowsAtOnce() {
        assertThatThrownBy(() -> PlannedMessage.now(
                        MessageKind.WELCOME, "k", null, GRACE, Language.EN, Map.of("frist_name", "Grace")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private String row() {
        return database.owner()
                .sql("select m::text from message m where store_id = :store")
                .param("store", store)
                .query(String.class)
                .single();
    }
}
