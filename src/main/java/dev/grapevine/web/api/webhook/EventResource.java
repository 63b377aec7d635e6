package dev.grapevine.web.api.webhook;

import dev.grapevine.store.Scope;
import dev.grapevine.web.api.Listed;
import dev.grapevine.web.api.Needs;
import dev.grapevine.web.api.PageAsked;
import dev.grapevine.web.security.Caller;
import dev.grapevine.webhook.Event;
import dev.grapevine.webhook.EventType;
import dev.grapevine.webhook.Events;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What happened: the same that webhooks tell, for those who would rather ask. */
@RestController
@RequestMapping("/api/v1/events")
class EventResource {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Events events;

    EventResource(Events events) {
        this.events = events;
    }

    /** @param data what it happened to, as the API showed it then */
    record EventShown(String id, String type, Instant timestamp, JsonNode data) {
        static EventShown of(Event event) {
            return new EventShown(event.idText(), event.type(), event.happenedAt(), JSON.readTree(event.data()));
        }
    }

    /** Newest first. */
    @GetMapping
    @Needs(Scope.READ)
    Listed<EventShown> list(
            Caller caller, PageAsked page, @RequestParam(name = "type", required = false) @Nullable String type) {
        @Nullable
        EventType wanted = type == null
                ? null
                : EventType.of(type).orElseThrow(() -> PageAsked.wrong("type", "is no type of event."));
        return Listed.of(events.list(caller.storeId(), wanted, page.limit(), page.after()), EventShown::of);
    }
}
