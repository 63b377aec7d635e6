package dev.grapevine.store;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One administrative change.
 *
 * @param action what was done, verb and noun: {@code revoke.api_key}
 * @param subject on what, by its id outside: {@code key_…}
 * @param before what it was, of that which changed; empty for something new
 * @param after what it is, of that which changed
 */
public record AuditEntry(
        UUID id,
        Actor by,
        String action,
        String subject,
        Map<String, @Nullable Object> before,
        Map<String, @Nullable Object> after,
        Instant at) {}
