package dev.grapevine.corner;

import dev.grapevine.message.MessageKind;
import dev.grapevine.message.Messages;
import dev.grapevine.message.PlannedMessage;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.settings.PublicAddress;
import dev.grapevine.store.Language;
import dev.grapevine.store.Store;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Mails a link into the corner. The address in it is the operator's, never the one that the request was made to: whoever
 * asks for somebody else's link could otherwise have it lead to a server of theirs.
 */
@Component
public class MailCornerLink {
    private final InStore inStore;
    private final CornerLinks links;
    private final Messages messages;
    private final PublicAddress address;
    private final Clock clock;

    public MailCornerLink(InStore inStore, CornerLinks links, Messages messages, PublicAddress address, Clock clock) {
        this.inStore = inStore;
        this.links = links;
        this.messages = messages;
        this.address = address;
        this.clock = clock;
    }

    /** Link and mail come to be together. Too many for one mailbox are dropped without a word, as the page tells nobody. */
    public void mail(Store store, Language language, LinkRequest request) {
        inStore.run(store.id(), () -> links.make(store.id(), request)
                .ifPresent(token -> messages.plan(store.id(), message(store, language, request, token))));
    }

    private PlannedMessage message(Store store, Language language, LinkRequest request, String token) {
        URI link = address.at("/" + store.slug().text() + "/corner/enter/" + token);
        Map<String, Object> values = new HashMap<>();
        values.put("link", link);
        values.put("minutes", CornerLinks.LASTS.toMinutes());
        if (request.firstName() != null) {
            values.put("first_name", request.firstName());
        }
        return PlannedMessage.now(
                        MessageKind.SIGN_IN, "sign_in/" + hash(token), null, request.email(), language, values)
                .uselessAt(clock.instant().plus(CornerLinks.LASTS));
    }

    private static String hash(String token) {
        return HexFormat.of().formatHex(Token.hash(token));
    }
}
