package dev.grapevine.message;

import dev.grapevine.customer.Consent;
import dev.grapevine.customer.Consents;
import dev.grapevine.customer.Customers;
import dev.grapevine.customer.Person;
import dev.grapevine.given.FreshDatabase;
import dev.grapevine.given.MovableClock;
import dev.grapevine.given.StoreParts;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Money;
import dev.grapevine.message.mail.MailRoute;
import dev.grapevine.message.mail.MailSettings;
import dev.grapevine.platform.secret.Fingerprints;
import dev.grapevine.platform.secret.InstallationKey;
import dev.grapevine.platform.secret.SecretBox;
import dev.grapevine.platform.settings.PublicAddress;
import dev.grapevine.platform.settings.PublicSettings;
import dev.grapevine.platform.work.Nudge;
import dev.grapevine.platform.work.WorkParts;
import dev.grapevine.program.Phrase;
import dev.grapevine.store.Language;
import dev.grapevine.store.Store;
import dev.grapevine.store.StoreProfile;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.core.env.StandardEnvironment;

/** The message module put together by hand, with a store whose people can be written to. */
final class Post {
    final FreshDatabase database;
    final MovableClock clock = new MovableClock();
    final StoreParts stores;
    final Customers customers;
    final Consents consents;
    static final PublicAddress HERE =
            new PublicAddress(new PublicSettings(URI.create("https://refer.example.com")), new StandardEnvironment());

    final Messages messages;
    final Suppressions suppressions;
    final Unsubscribe unsubscribe;
    final Templates templates;
    final Previews previews;
    final MessageInbox inbox;
    final Store store;
    /** What planners of messages say before they leave. */
    final List<SecondThought> secondThoughts = new ArrayList<>();

    private final SecretBox box;

    Post(FreshDatabase database) {
        this.database = database;
        stores = new StoreParts(database, clock);
        InstallationKey key = InstallationKey.load(database.installation());
        box = new SecretBox(key);
        customers = new Customers(database.inStore(), database.jdbc(), clock);
        consents = new Consents(database.inStore(), database.jdbc());
        messages = new Messages(database.inStore(), database.jdbc(), box, new Nudge(), clock);
        suppressions = new Suppressions(database.inStore(), database.jdbc(), consents, new Fingerprints(key), clock);
        unsubscribe = new Unsubscribe(database.inStore(), suppressions, customers, consents, box, clock);
        templates = new Templates(database.inStore(), database.jdbc(), stores.audit, clock);
        previews = new Previews(templates, HERE, clock);
        inbox = inbox(true);
        Store made = stores.store();
        store = change(
                profile -> profile.withSender(new StoreProfile.Sender(
                        new EmailAddress("hello@rose-thyme.example.com"), "1 High Street, Bath BA1 1AA")),
                made);
    }

    Store change(UnaryOperator<StoreProfile> change, Store of) {
        return stores.stores.change(of.id(), change, StoreParts.SYSTEM).orElseThrow();
    }

    MessageInbox inbox(boolean open) {
        return new MessageInbox(
                database.inStore(),
                database.jdbc(),
                new MailSettings(null, 25, null, null, MailSettings.Tls.NONE, null, 60, open));
    }

    /** A customer who agreed to be written to. */
    UUID customer(EmailAddress address) {
        UUID id = customers.recognise(store.id(), Person.of(address));
        consents.record(
                store.id(),
                id,
                new Consent(Consent.Purpose.MARKETING, Consent.Channel.EMAIL, true, "order 1001", clock.instant()));
        return id;
    }

    PlannedMessage invitation(EmailAddress address, UUID customer) {
        return PlannedMessage.now(
                MessageKind.INVITATION,
                "invitation/" + address.original(),
                customer,
                address,
                Language.EN,
                Map.of(
                        "first_name",
                        "Grace",
                        "offer",
                        new Phrase("offer.fixed", Map.of("money", Money.of(1000, "GBP"))),
                        "reward",
                        new Phrase("reward.coupon.fixed", Map.of("money", Money.of(750, "GBP"))),
                        "corner",
                        URI.create("https://refer.example.com/corner")));
    }

    PlannedMessage signIn(EmailAddress address) {
        return PlannedMessage.now(
                MessageKind.SIGN_IN,
                "sign_in/" + address.original(),
                null,
                address,
                Language.EN,
                Map.of("link", "https://refer.example.com/in/TopSecretToken", "minutes", 10L));
    }

    /** Plans an invitation to a new customer who agreed to it. */
    Message invite(String address) {
        EmailAddress to = new EmailAddress(address);
        messages.plan(store.id(), invitation(to, customer(to)));
        return log().getFirst();
    }

    /** Sends what is due, also of other tests' stores. */
    void send(MailRoute route) {
        OutgoingRows rows = new OutgoingRows(database.jdbc(), box);
        SecondLook secondLook = new SecondLook(secondThoughts, clock);
        ComposeMail composeMail = new ComposeMail(stores.stores, unsubscribe, templates, HERE, clock);
        SendMessages work = new SendMessages(
                rows,
                suppressions,
                secondLook,
                new KeepMessages(rows, suppressions, secondLook, composeMail, _ -> {}, clock),
                composeMail,
                database.inStore(),
                _ -> {},
                route,
                clock);
        WorkParts.runner(database, clock, work).runDue();
    }

    /** The log, newest first. */
    List<Message> log() {
        return messages.list(store.id(), null, new Limit(100), null).data();
    }
}
