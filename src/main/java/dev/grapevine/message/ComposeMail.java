package dev.grapevine.message;

import dev.grapevine.message.mail.Mail;
import dev.grapevine.platform.settings.PublicAddress;
import dev.grapevine.store.Store;
import dev.grapevine.store.Stores;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes of a message on its way what its reader gets. */
@Component
class ComposeMail {
    private final Stores stores;
    private final Unsubscribe unsubscribe;
    private final Templates templates;
    private final Rendering rendering;
    private final PublicAddress address;
    private final Clock clock;

    ComposeMail(Stores stores, Unsubscribe unsubscribe, Templates templates, PublicAddress address, Clock clock) {
        this.stores = stores;
        this.unsubscribe = unsubscribe;
        this.templates = templates;
        this.rendering = new Rendering(address, clock);
        this.address = address;
        this.clock = clock;
    }

    /** By id; the merchant's words are looked up once for all. */
    Map<UUID, RenderedMessage> letters(UUID storeId, List<OutgoingMessage> messages) {
        Map<UUID, RenderedMessage> letters = new LinkedHashMap<>();
        if (!messages.isEmpty()) {
            Store store = stores.find(storeId).orElseThrow();
            Templates.Wordings own = templates.own(storeId);
            messages.forEach(message -> letters.put(message.id(), letter(store, own, message, stop(storeId, message))));
        }
        return letters;
    }

    /** With the headers by which mail programs unsubscribe where it is marketing; the link in the foot is in more of them. */
    Mail mail(UUID storeId, OutgoingMessage message) {
        Store store = stores.find(storeId).orElseThrow();
        @Nullable URI stop = stop(storeId, message);
        RenderedMessage letter = letter(store, templates.own(storeId), message, stop);
        boolean marketing = message.nature() == MessageKind.Nature.MARKETING;
        return new Mail(
                message.idText(),
                store.name(),
                store.profile().sender().email(),
                message.address(),
                letter.subject(),
                letter.html(),
                letter.plain(),
                marketing ? "invitations." + store.slug().text() : null,
                marketing ? stop : null,
                address.isSecure(),
                message.language().code(),
                clock.instant());
    }

    private RenderedMessage letter(Store store, Templates.Wordings own, OutgoingMessage message, @Nullable URI stop) {
        return rendering.render(store, own, message.kind(), message.language(), message.values(), stop);
    }

    private @Nullable URI stop(UUID storeId, OutgoingMessage message) {
        if (message.isTest()) {
            return Previews.stop(message.kind());
        }
        if (!message.kind().canBeStopped()) {
            return null;
        }
        return address.at(
                "/unsubscribe/" + unsubscribe.token(storeId, message.kind(), message.address(), message.customerId()));
    }
}
