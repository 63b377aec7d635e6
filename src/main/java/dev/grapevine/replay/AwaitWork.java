package dev.grapevine.replay;

import dev.grapevine.platform.CannotStart;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Waits until the server has worked on everything it accepted. What has to be called outside, such as sending mail, is not waited for. */
final class AwaitWork {
    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final int PATIENCE = 3_000;

    private final ShopApi api;
    private final Progress progress;

    AwaitWork(ShopApi api, Progress progress) {
        this.api = api;
        this.progress = progress;
    }

    /** Gives up after ten minutes in which nothing got less. */
    void done(String part) {
        progress.begin(part, 0);
        long least = Long.MAX_VALUE;
        for (int waited = 0; waited < PATIENCE; waited++) {
            long left = left();
            if (left == 0) {
                return;
            }
            if (left < least) {
                least = left;
                waited = 0;
            }
            progress.left(left);
            ShopApi.pause(BETWEEN);
        }
        throw new CannotStart("The server does not get on: " + api.get("/api/v1/work"));
    }

    private long left() {
        long left = 0;
        for (JsonNode kind : api.get("/api/v1/work").path("data")) {
            left += kind.path("calls_outside").asBoolean(false)
                    ? 0
                    : kind.path("due").asLong(0);
        }
        return left;
    }
}
