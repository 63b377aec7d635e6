package dev.grapevine.message;

import dev.grapevine.customer.Consent;
import dev.grapevine.customer.Consents;
import dev.grapevine.customer.Customers;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.secret.SecretBox;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The way out of the mails: a link in each of them that only its reader has. */
@Component
public class Unsubscribe {
    private final InStore inStore;
    private final Suppressions suppressions;
    private final Customers customers;
    private final Consents consents;
    private final UnsubscribeTokens tokens;
    private final Clock clock;

    public Unsubscribe(
            InStore inStore,
            Suppressions suppressions,
            Customers customers,
            Consents consents,
            SecretBox box,
            Clock clock) {
        this.inStore = inStore;
        this.suppressions = suppressions;
        this.customers = customers;
        this.consents = consents;
        this.tokens = new UnsubscribeTokens(box);
        this.clock = clock;
    }

    /** The token of a mail's own link. */
    String token(UUID storeId, MessageKind kind, EmailAddress address, @Nullable UUID customerId) {
        return tokens.token(storeId, kind.stoppedAs(), address, customerId);
    }

    /** What a link would do, for the page that asks; changes nothing. */
    public Unsubscription read(String token) {
        return tokens.open(token).<Unsubscription>map(Unsubscribe::done).orElseGet(() -> unknown(token));
    }

    /** Does what the link says, at once (RFC 8058 asks for a POST without a question). Marketing consent ends with it. */
    public Unsubscription by(String token) {
        return tokens.open(token)
                .<Unsubscription>map(link -> {
                    inStore.run(link.storeId(), () -> {
                        suppressions.add(link.storeId(), link.address(), link.reason());
                        withdraw(link.storeId(), link.customerId());
                    });
                    return done(link);
                })
                .orElseGet(() -> unknown(token));
    }

    private void withdraw(UUID storeId, @Nullable UUID customerId) {
        if (customerId != null && customers.find(storeId, customerId).isPresent()) {
            consents.record(
                    storeId,
                    customerId,
                    new Consent(
                            Consent.Purpose.MARKETING,
                            Consent.Channel.EMAIL,
                            false,
                            "unsubscribe link",
                            clock.instant().truncatedTo(ChronoUnit.MICROS)));
        }
    }

    private static Unsubscription.Done done(UnsubscribeTokens.Opened link) {
        return new Unsubscription.Done(link.storeId(), link.address().masked(), link.reason());
    }

    private static Unsubscription.Unknown unknown(String token) {
        return new Unsubscription.Unknown(UnsubscribeTokens.store(token).orElse(null));
    }
}
