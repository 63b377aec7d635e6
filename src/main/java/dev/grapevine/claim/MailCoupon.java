package dev.grapevine.claim;

import dev.grapevine.customer.Customer;
import dev.grapevine.customer.Customers;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.message.MessageKind;
import dev.grapevine.message.Messages;
import dev.grapevine.message.PlannedMessage;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.program.FriendOffer;
import dev.grapevine.program.Phrase;
import dev.grapevine.store.Language;
import dev.grapevine.store.Store;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Takes a claim and mails the coupon to who claimed it, in one transaction: so that the one who has the mailbox, and nobody
 * who only knows its name, gets it.
 */
@Component
public class MailCoupon {

    private final InStore inStore;
    private final Claims claims;
    private final Customers customers;
    private final Messages messages;

    public MailCoupon(InStore inStore, Claims claims, Customers customers, Messages messages) {
        this.inStore = inStore;
        this.claims = claims;
        this.customers = customers;
        this.messages = messages;
    }

    /**
     * {@link Claims#make} with its mail, once for each claim. A mobile number gets none.
     *
     * @param hasBought whether a customer has an order, imported history included
     */
    public ClaimOutcome claim(Store store, ClaimRequest request, Predicate<UUID> hasBought) {
        return inStore.call(store.id(), () -> {
            var outcome = claims.make(store.id(), request, hasBought);
            if (outcome instanceof ClaimOutcome.Claimed claimed
                    && claimed.fresh()
                    && request.contact() instanceof Contact.Email(EmailAddress address)) {
                messages.plan(store.id(), message(store, request, claimed, address));
            }
            return outcome;
        });
    }

    private PlannedMessage message(
            Store store, ClaimRequest request, ClaimOutcome.Claimed claimed, EmailAddress address) {
        FriendOffer offer = request.running().terms().friendOffer();
        Map<String, Object> values = new HashMap<>();
        values.put("first_name", request.firstName());
        values.put("offer", Phrase.of(offer.discount()));
        values.put("code", claimed.code().display());
        if (offer.minimumSpend().isPositive()) {
            values.put("minimum", offer.minimumSpend());
        }
        if (claimed.code().expiresAt() != null) {
            values.put("valid_until", claimed.code().expiresAt());
        }
        store.profile().websites().stream()
                .findFirst()
                .ifPresent(website -> values.put("shop", URI.create(website.origin())));
        customers
                .find(store.id(), request.advocate().customerId())
                .map(Customer::firstName)
                .ifPresent(name -> values.put("advocate", name));
        return PlannedMessage.now(
                MessageKind.FRIEND_COUPON,
                "friend_coupon/" + claimed.claim().idText(),
                claimed.claim().customerId(),
                address,
                language(store, request.locale()),
                values);
    }

    private static Language language(Store store, String locale) {
        String code = Locale.forLanguageTag(locale).getLanguage();
        return Language.parse(code).toOptional().orElse(store.defaultLanguage());
    }
}
