package dev.grapevine.web.api.message;

import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Sorted;
import dev.grapevine.message.Message;
import dev.grapevine.message.MessageFilter;
import dev.grapevine.message.MessageKind;
import dev.grapevine.message.MessageLog;
import dev.grapevine.message.Messages;
import dev.grapevine.store.Scope;
import dev.grapevine.web.api.Filter;
import dev.grapevine.web.api.Listed;
import dev.grapevine.web.api.Needs;
import dev.grapevine.web.api.PageAsked;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.security.Caller;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What became of the messages to people; never what they said, which may let somebody in. */
@RestController
@RequestMapping("/api/v1/messages")
class MessageResource {
    private final Messages messages;
    private final MessageLog log;

    MessageResource(Messages messages, MessageLog log) {
        this.messages = messages;
        this.log = log;
    }

    /**
     * @param to the address
     * @param reason a code such as {@code unsubscribed} or {@code no_consent}, or what the mail server said
     * @param endedAt when it was sent, or when it was clear that it won't be
     * @param subject as sent; null before
     * @param test whether somebody of the store tried out a template by it
     */
    record MessageShown(
            String id,
            String kind,
            @Nullable String customer,
            String to,
            String state,
            @Nullable String reason,
            @Nullable String subject,
            boolean test,
            Instant plannedAt,
            Instant sendAt,
            @Nullable Instant endedAt) {
        static MessageShown of(Message message) {
            UUID customer = message.customerId();
            return new MessageShown(
                    message.idText(),
                    message.kind().code(),
                    customer == null ? null : Ids.text(IdKind.CUSTOMER, customer),
                    message.address().original(),
                    message.state().code(),
                    message.reason(),
                    message.subject(),
                    message.test(),
                    message.plannedAt(),
                    message.sendAt(),
                    message.endedAt());
        }
    }

    /** Newest first: all, or those of a kind, in a state and to a customer. */
    @GetMapping
    @Needs(Scope.READ)
    Listed<MessageShown> list(
            Caller caller,
            PageAsked page,
            @RequestParam(name = "kind", required = false) @Nullable String kind,
            @RequestParam(name = "state", required = false) @Nullable String state,
            @RequestParam(name = "customer", required = false) @Nullable String customer) {
        @Nullable UUID id = Filter.id("customer", IdKind.CUSTOMER, customer);
        var filter = new MessageFilter(
                MessageFilter.Stage.ALL,
                Filter.read("state", state, Message.State::parse),
                Filter.read("kind", kind, MessageKind::parse),
                id == null ? null : new MessageFilter.Person(id, null));
        return Listed.of(
                log.list(caller.storeId(), filter, Sorted.NEWEST_FIRST, page.limit(), page.after()), MessageShown::of);
    }

    @GetMapping("/{id}")
    @Needs(Scope.READ)
    MessageShown show(Caller caller, @PathVariable("id") String id) {
        return Ids.parse(IdKind.MESSAGE, id)
                .flatMap(message -> messages.find(caller.storeId(), message))
                .map(MessageShown::of)
                .orElseThrow(() -> Problem.notFound().refusal());
    }
}
