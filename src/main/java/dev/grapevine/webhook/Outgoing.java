package dev.grapevine.webhook;

import dev.grapevine.platform.secret.Secret;
import java.util.List;
import java.util.UUID;

/**
 * What is to be sent now.
 *
 * @param wanted whether its endpoint is enabled
 * @param secrets that sign it, newest first
 */
record Outgoing(UUID endpoint, String url, boolean wanted, List<Secret> secrets, Event event) {}
