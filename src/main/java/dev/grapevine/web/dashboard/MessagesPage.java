package dev.grapevine.web.dashboard;

import dev.grapevine.customer.Customer;
import dev.grapevine.customer.Customers;
import dev.grapevine.customer.Identity;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Page;
import dev.grapevine.message.Message;
import dev.grapevine.message.MessageFilter;
import dev.grapevine.message.MessageKind;
import dev.grapevine.message.MessageLog;
import dev.grapevine.message.Messages;
import dev.grapevine.web.dashboard.entrance.SignedIn;
import dev.grapevine.web.page.HtmlPage;
import dev.grapevine.web.page.LetterFrame;
import dev.grapevine.web.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The log of messages, and one of them. To whom they went, and what they say, is for those who work with customers. */
@Controller
@RequestMapping("/dashboard/messages")
class MessagesPage {
    private static final Limit AT_A_TIME = new Limit(25);

    private final Desks desks;
    private final MessageLog log;
    private final Messages messages;
    private final Customers customers;

    MessagesPage(Desks desks, MessageLog log, Messages messages, Customers customers) {
        this.desks = desks;
        this.log = log;
        this.messages = messages;
        this.customers = customers;
    }

    @GetMapping
    HtmlPage list(@RequestParam Map<String, String> typed, SignedIn who) {
        MessageSearch search = MessageSearch.of(typed);
        return HtmlPage.of("dashboard/messages.jte")
                .with("desk", desks.at(Desk.Place.MESSAGES, who))
                .with("search", search)
                .with("kinds", MessageKind.values())
                .with("page", page(search, typed.get("after"), who));
    }

    private Page<Message> page(MessageSearch search, @Nullable String after, SignedIn who) {
        Optional<MessageFilter.Person> to = person(search.to(), who.storeId());
        return !search.to().isEmpty() && to.isEmpty()
                ? new Page<>(List.of(), null)
                : log.list(
                        who.storeId(),
                        new MessageFilter(search.stage(), null, search.kind(), to.orElse(null)),
                        search.sorted(),
                        AT_A_TIME,
                        RewardsPage.cursor(after));
    }

    /** Whoever is named by the address, and the mailbox itself. */
    private Optional<MessageFilter.Person> person(String email, UUID storeId) {
        return EmailAddress.parse(email)
                .toOptional()
                .map(EmailAddress::canonical)
                .map(mailbox -> new MessageFilter.Person(
                        customers
                                .find(storeId, new Identity(Identity.Kind.EMAIL, mailbox))
                                .map(Customer::id)
                                .orElse(null),
                        mailbox));
    }

    @GetMapping("/{id}")
    HtmlPage show(
            @PathVariable("id") String id, SignedIn who, HttpServletRequest request, HttpServletResponse response) {
        who.mustBeAllowedToChange();
        Message message = find(id, who);
        LetterFrame.allow(request, response);
        return HtmlPage.of("dashboard/message.jte")
                .with("desk", desks.at(Desk.Place.MESSAGES, who))
                .with("message", message)
                .with("letter", log.letter(who.store(), message.id()).orElse(null));
    }

    /** The letter as a document of its own, for the frame on its page. */
    @GetMapping("/{id}/letter")
    ResponseEntity<String> letter(@PathVariable("id") String id, SignedIn who) {
        who.mustBeAllowedToChange();
        return log.letter(who.store(), find(id, who).id())
                .map(letter -> LetterFrame.letter(letter.html()))
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    private Message find(String id, SignedIn who) {
        return messages.find(who.storeId(), ReferralPage.id(IdKind.MESSAGE, id))
                .orElseThrow(() -> Problem.notFound().refusal());
    }
}
