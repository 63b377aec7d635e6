package dev.grapevine.web.security;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What one request, and one API key, may take.
 *
 * @param bodyBytes The largest body of a request, in bytes.
 * @param bodySeconds How long a body may take to arrive, in seconds.
 * @param requestsPerMinute How many requests an API key may make in a minute, per process; as many can come at once.
 * @param visitorRequestsPerMinute How many requests one address may make in a minute with a publishable key, per process.
 */
@Validated
@ConfigurationProperties("grapevine.limit")
public record LimitSettings(
        @DefaultValue("5242880") @Min(1024) @Max(104857600) int bodyBytes,
        @DefaultValue("60") @Min(1) @Max(3600) int bodySeconds,
        @DefaultValue("60000") @Min(1) @Max(100_000_000) int requestsPerMinute,
        @DefaultValue("120") @Min(1) @Max(100_000_000) int visitorRequestsPerMinute) {}
