package dev.grapevine.claim;

import dev.grapevine.customer.Customer;
import dev.grapevine.customer.Customers;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.message.MessageKind;
import dev.grapevine.message.Messages;
import dev.grapevine.message.PlannedMessage;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.program.FriendOffer;
import dev.grapevine.program.Phrase;
import dev.grapevine.program.Programs;
import dev.grapevine.share.CouponCode;
import dev.grapevine.store.Language;
import dev.grapevine.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
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
    private final Programs programs;
    private final Messages messages;
    private final Clock clock;

    public MailCoupon(
            InStore inStore, Claims claims, Customers customers, Programs programs, Messages messages, Clock clock) {
        this.inStore = inStore;
        this.claims = claims;
        this.customers = customers;
        this.programs = programs;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * {@link Claims#make} with its mail, once for each claim. A mobile number gets none.
     *
     * @param hasBought whether a customer has an order, imported history included
     */
    public ClaimOutcome claim(Store store, ClaimRequest request, Predicate<UUID> hasBought) {
        return inStore.call(store.id(), () -> {
            var outcome = claims.make(store.id(), request, hasBought);
            if (request.contact() instanceof Contact.Email(EmailAddress address)) {
                switch (outcome) {
                    case ClaimOutcome.Claimed claimed when claimed.fresh() -> mail(store, request, claimed, address);
                    case ClaimOutcome.ForNewCustomersOnly() -> explain(store, request, address, "not_new");
                    case ClaimOutcome.OwnOffer() -> explain(store, request, address, "self");
                    default -> {}
                }
            }
            return outcome;
        });
    }

    /** The coupon, and where the friend agreed to be reminded of it, the reminders that wait for their days. */
    private void mail(Store store, ClaimRequest request, ClaimOutcome.Claimed claimed, EmailAddress address) {
        PlannedMessage message = message(store, request, claimed, address);
        messages.plan(store.id(), message);
        if (request.consent()) {
            @Nullable Instant ends = claimed.code().expiresAt();
            (ends == null ? message : message.uselessAt(ends))
                    .reminders(
                            MessageKind.FRIEND_REMINDER,
                            request.running().terms().reminders().incomplete(),
                            claimed.claim().at())
                    .forEach(reminder -> messages.plan(store.id(), reminder));
        }
    }

    /** Why there is no code, told to the mailbox alone, at most once a month. */
    private void explain(Store store, ClaimRequest request, EmailAddress address, String why) {
        Map<String, Object> values = new HashMap<>();
        values.put("first_name", request.firstName());
        values.put("why", new Phrase("why.friend." + why, Map.of()));
        store.frontDoor(Map.of()).ifPresent(shop -> values.put("shop", shop));
        customers.matching(store.id(), request.contact().person(request.firstName(), request.locale())).stream()
                .findFirst()
                .ifPresent(customer -> messages.plan(
                        store.id(),
                        PlannedMessage.now(
                                MessageKind.FRIEND_NOT_ELIGIBLE,
                                "friend_not_eligible/" + Ids.text(IdKind.CUSTOMER, customer) + "/"
                                        + request.running().program().idText() + "/"
                                        + YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)),
                                customer,
                                address,
                                language(store, request.locale()),
                                values)));
    }

    private PlannedMessage message(
            Store store, ClaimRequest request, ClaimOutcome.Claimed claimed, EmailAddress address) {
        FriendOffer offer = worth(store, claimed.code());
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
        store.frontDoor(Map.of("coupon", claimed.code().display())).ifPresent(shop -> values.put("shop", shop));
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

    /** What this very coupon takes off: one that was promised before keeps its worth, whatever is offered since (ADR 0012). */
    private FriendOffer worth(Store store, CouponCode code) {
        return programs.at(store.id(), code.programId(), code.promisedAt(clock.instant()))
                .terms()
                .friendOffer();
    }

    private static Language language(Store store, String locale) {
        String code = Locale.forLanguageTag(locale).getLanguage();
        return Language.parse(code).toOptional().orElse(store.defaultLanguage());
    }
}
