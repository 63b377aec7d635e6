package dev.grapevine.webhook;

import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened in a store.
 *
 * @param type its {@link EventType} as a code; those of other versions too
 * @param about the id outside of what it happened to
 * @param data that thing as the API showed it then, in JSON; its id alone where a person in it was erased since
 */
public record Event(UUID id, String type, String about, String data, Instant happenedAt) {

    /** The id outside: {@code evt_…}. It is the same to every endpoint and at every attempt. */
    public String idText() {
        return Ids.text(IdKind.EVENT, id);
    }

    /** What is sent, byte for byte the same at each attempt unless somebody was erased in between. */
    String body() {
        return "{\"type\":\"" + type + "\",\"timestamp\":\"" + happenedAt + "\",\"data\":" + data + "}";
    }
}
