package dev.grapevine.web.api.people;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.corner.LinkRequest;
import dev.grapevine.corner.MailCornerLink;
import dev.grapevine.customer.Customers;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.store.Language;
import dev.grapevine.store.Scope;
import dev.grapevine.store.Store;
import dev.grapevine.store.Stores;
import dev.grapevine.web.api.Needs;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.problem.ProblemType;
import dev.grapevine.web.security.Caller;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Links by which an advocate enters her corner; they go to her mailbox and nowhere else. */
@RestController
@RequestMapping("/api/v1/advocates/{id}/sign_in_links")
class SignInLinkResource {
    private final AdvocateName names;
    private final Customers customers;
    private final Stores stores;
    private final MailCornerLink mailCornerLink;

    SignInLinkResource(AdvocateName names, Customers customers, Stores stores, MailCornerLink mailCornerLink) {
        this.names = names;
        this.customers = customers;
        this.stores = stores;
        this.mailCornerLink = mailCornerLink;
    }

    /**
     * @param advocate whose corner it opens
     * @param email where the link goes
     */
    record LinkSent(String advocate, String email) {}

    /** Mails a link; of many in an hour only the first few, lest a mailbox be flooded. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Needs(Scope.ADVOCATES)
    LinkSent send(Caller caller, @PathVariable("id") String id) {
        UUID storeId = caller.storeId();
        Advocate advocate = names.find(storeId, id);
        EmailAddress email = customers
                .find(storeId, advocate.customerId())
                .flatMap(customer -> Optional.ofNullable(customer.email()))
                .orElseThrow(() -> Problem.of(ProblemType.CONFLICT, "No e-mail address of this advocate is known.")
                        .refusal());
        Store store = stores.find(storeId).orElseThrow();
        Language language = Optional.ofNullable(advocate.locale())
                .map(tag -> Locale.forLanguageTag(tag).getLanguage())
                .flatMap(code -> Language.parse(code).toOptional())
                .orElse(store.defaultLanguage());
        mailCornerLink.mail(store, language, new LinkRequest(email, null, false, language.code(), null));
        return new LinkSent(advocate.idText(), email.original());
    }
}
