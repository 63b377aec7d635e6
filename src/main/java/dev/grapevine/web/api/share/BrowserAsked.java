package dev.grapevine.web.api.share;

import org.jspecify.annotations.Nullable;

/** A visitor's browser, told by a shop's server. A browser that calls by itself says the device at most. */
record BrowserAsked(
        @Nullable String ip,
        @Nullable String userAgent,
        @Nullable String device) {}
