package dev.grapevine.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.customer.Consent;
import dev.grapevine.customer.Person;
import dev.grapevine.given.FreshDatabase;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.message.mail.Carrier;
import dev.grapevine.message.mail.Delivery;
import dev.grapevine.message.mail.Mail;
import dev.grapevine.message.mail.MailRoute;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Invariant 18, and what stands beside it. */
class ASuppressedAddressGetsNoMarketingMailTest {
    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    private final Post post = new Post(database);
    private final UUID store = post.store.id();
    private final Bag bag = new Bag();

    /** Collects mails one after the other; at the fifth, everybody who has none yet unsubscribes. */
    private final class Bag implements Carrier {
        private final List<Mail> mails = new ArrayList<>();
        private final ReentrantLock lock = new ReentrantLock();
        private List<EmailAddress> people = List.of();

        @Override
        public Delivery carry(Mail mail, BooleanSupplier wanted) {
            lock.lock();
            try {
                if (!wanted.getAsBoolean()) {
                    return new Delivery.Unwanted();
                }
                mails.add(mail);
                if (mails.size() == 5) {
                    people.stream()
                            .filter(person ->
                                    mails.stream().noneMatch(each -> each.to().equals(person)))
                            .forEach(this::unsubscribe);
                }
                return new Delivery.Accepted();
            } finally {
                lock.unlock();
            }
        }

        private void unsubscribe(EmailAddress person) {
            String token = post.unsubscribe.token(store, MessageKind.INVITATION, person, null);
            assertThat(post.unsubscribe.by(token)).isInstanceOf(Unsubscription.Done.class);
        }
    }

    @Test
    void alsoWhenItUnsubscribesWhileABatchIsRunning() {
        List<EmailAddress> people = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            people.add(new EmailAddress("customer" + i + "@example.com"));
            post.invite("customer" + i + "@example.com");
        }
        bag.people = people;

        post.send(out());

        assertThat(bag.mails).hasSize(5);
        assertThat(post.log().stream().filter(m -> m.state() == Message.State.SENT))
                .hasSize(5);
        assertThat(post.log().stream().filter(m -> m.state() == Message.State.SUPPRESSED))
                .hasSize(35)
                .allSatisfy(message -> assertThat(message.reason()).isEqualTo("no_invitations"));
    }

    @Test
    void theLinkInTheMailStopsInvitationsForEverySpellingOfTheMailboxAndTakesTheConsentBack() {
        Message message = post.invite("grace.hopper@gmail.com");
        post.send(out());
        String token = token(bag.mails.getFirst());
        Unsubscription read = post.unsubscribe.read(token);
        assertThat(read).isEqualTo(new Unsubscription.Done(store, "g…@gmail.com", Suppression.Reason.NO_INVITATIONS));
        assertThat(post.suppressions.of(store, message.address()))
                .as("reading changes nothing")
                .isEmpty();

        post.clock.advance(Duration.ofMinutes(1));
        assertThat(post.unsubscribe.by(token)).isEqualTo(read);
        assertThat(post.unsubscribe.by(token)).isEqualTo(read);

        UUID grace = Objects.requireNonNull(message.customerId());
        assertThat(post.consents.newest(store, grace, Consent.Purpose.MARKETING, Consent.Channel.EMAIL))
                .map(Consent::given)
                .contains(false);
        post.clock.advance(Duration.ofDays(1));
        post.invite("Grace.Hopper+shop@gmail.com");
        post.send(out());
        assertThat(bag.mails).hasSize(1);
    }

    @Test
    void aForgedOrMangledLinkStopsNothing() {
        EmailAddress grace = new EmailAddress("grace@example.com");
        String token = post.unsubscribe.token(store, MessageKind.WELCOME, grace, null);

        for (String forged : List.of(
                "", "x", token.substring(1), token + "A", "A".repeat(5_000), changed(token, 5), changed(token, 60))) {
            assertThat(post.unsubscribe.by(forged)).isInstanceOf(Unsubscription.Unknown.class);
        }
        assertThat(post.suppressions.of(store, grace)).isEmpty();
        assertThat(token).doesNotContain("grace").hasSizeLessThan(300);
    }

    private static String changed(String token, int at) {
        return token.substring(0, at) + (token.charAt(at) == 'A' ? 'B' : 'A') + token.substring(at + 1);
    }

    @Test
    void whoNeverAgreedGetsNoInvitationButWhatSheAskedFor() {
        EmailAddress ada = new EmailAddress("ada@example.com");
        post.messages.plan(store, post.invitation(ada, post.customers.recognise(store, Person.of(ada))));
        post.messages.plan(store, post.signIn(ada));

        post.send(out());

        assertThat(bag.mails).extracting(Mail::subject).containsExactly("Your way in at Rose & Thyme");
        assertThat(post.log()).extracting(Message::reason).containsExactlyInAnyOrder(null, "no_consent");
    }

    @Test
    void whatSheAskedForReachesWhoHasStoppedAllElseUnlessTheMailboxIsGone() {
        EmailAddress ada = new EmailAddress("ada@example.com");
        post.suppressions.add(store, ada, Suppression.Reason.UNSUBSCRIBED);
        post.messages.plan(store, post.signIn(ada));
        post.send(out());
        assertThat(bag.mails).hasSize(1);

        post.suppressions.add(store, ada, Suppression.Reason.BOUNCED);
        post.messages.plan(store, post.signIn(new EmailAddress("Ada@example.com")));
        post.send(out());
        assertThat(bag.mails).hasSize(1);

        assertThat(post.suppressions.lift(store, ada, Suppression.Reason.BOUNCED))
                .isTrue();
        assertThat(post.suppressions.of(store, ada))
                .extracting(Suppression::reason)
                .containsExactly(Suppression.Reason.UNSUBSCRIBED);
    }

    private MailRoute out() {
        return new MailRoute.Out(bag, 100_000);
    }

    private static String token(Mail mail) {
        URI address = Objects.requireNonNull(mail.unsubscribe());
        return address.getPath().substring("/unsubscribe/".length());
    }
}
