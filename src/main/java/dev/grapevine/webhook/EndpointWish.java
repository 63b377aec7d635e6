package dev.grapevine.webhook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an endpoint is to be.
 *
 * @param types codes of {@link EventType}, or null for everything
 */
public record EndpointWish(
        String url, @Nullable String description, @Nullable List<String> types, boolean enabled) {}
