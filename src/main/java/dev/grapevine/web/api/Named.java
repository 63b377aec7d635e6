package dev.grapevine.web.api;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** What another resource is named by: its id, or all of it where the caller asked for that with {@code ?expand=}. */
public record Named(String id, @Nullable Object whole) {
    public static Named by(String id) {
        return new Named(id, null);
    }

    @JsonValue
    Object shown() {
        return whole == null ? id : whole;
    }
}
