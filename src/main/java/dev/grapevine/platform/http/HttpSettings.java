package dev.grapevine.platform.http;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Calls to the outside.
 *
 * @param allowPrivate Whether calls may go to this machine and to private networks, and without encryption: for trying
 *     things out, never where merchants are strangers.
 */
@ConfigurationProperties("grapevine.http")
public record HttpSettings(@DefaultValue("false") boolean allowPrivate) {}
