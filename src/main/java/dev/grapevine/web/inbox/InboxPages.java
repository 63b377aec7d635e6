package dev.grapevine.web.inbox;

import dev.grapevine.kernel.Cursor;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Page;
import dev.grapevine.kernel.Parsed;
import dev.grapevine.message.InboxMessage;
import dev.grapevine.message.MessageInbox;
import dev.grapevine.store.Slug;
import dev.grapevine.store.Store;
import dev.grapevine.store.Stores;
import dev.grapevine.web.page.HtmlPage;
import dev.grapevine.web.page.LetterFrame;
import dev.grapevine.web.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The inbox that everybody shares: a list, a letter, and the letter's own document for a frame. */
@Controller
@RequestMapping("/inbox/{store}")
class InboxPages {
    private final MessageInbox inbox;
    private final Stores stores;

    InboxPages(MessageInbox inbox, Stores stores) {
        this.inbox = inbox;
        this.stores = stores;
    }

    @GetMapping
    HtmlPage list(
            @PathVariable("store") String slug,
            @RequestParam(name = "to", required = false) @Nullable String to,
            @RequestParam(name = "after", required = false) @Nullable String after) {
        Store store = store(slug);
        Optional<EmailAddress> only = to == null || to.isBlank() ? Optional.empty() : address(to.strip());
        Page<InboxMessage> page = inbox.list(store.id(), only.orElse(null), Limit.DEFAULT, cursor(after));
        return HtmlPage.of("inbox/list.jte")
                .with("store", store)
                .with("to", to == null ? "" : to.strip())
                .with("messages", page.data())
                .with("next", page.next() == null ? null : page.next().text());
    }

    private static Optional<EmailAddress> address(String typed) {
        return EmailAddress.parse(typed) instanceof Parsed.Value<EmailAddress>(EmailAddress good)
                ? Optional.of(good)
                : Optional.empty();
    }

    private static @Nullable Cursor cursor(@Nullable String after) {
        if (after == null) {
            return null;
        }
        if (Cursor.parseByTime(after) instanceof Parsed.Value<Cursor>(Cursor good)) {
            return good;
        }
        throw Problem.notFound().refusal();
    }

    @GetMapping("/{id}")
    HtmlPage show(
            @PathVariable("store") String slug,
            @PathVariable("id") String id,
            HttpServletRequest request,
            HttpServletResponse response) {
        Store store = store(slug);
        LetterFrame.allow(request, response);
        return HtmlPage.of("inbox/letter.jte").with("store", store).with("message", message(store, id));
    }

    @GetMapping("/{id}/letter")
    ResponseEntity<String> letter(@PathVariable("store") String slug, @PathVariable("id") String id) {
        return LetterFrame.letter(message(store(slug), id).html());
    }

    private InboxMessage message(Store store, String id) {
        return Ids.parse(IdKind.MESSAGE, id)
                .flatMap(message -> inbox.find(store.id(), message))
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    private Store store(String slug) {
        if (inbox.isOpen() && Slug.parse(slug) instanceof Parsed.Value<Slug>(Slug good)) {
            return stores.find(good).orElseThrow(() -> Problem.notFound().refusal());
        }
        throw Problem.notFound().refusal();
    }
}
