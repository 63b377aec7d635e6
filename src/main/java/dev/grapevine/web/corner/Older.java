package dev.grapevine.web.corner;

import dev.grapevine.kernel.Cursor;
import dev.grapevine.kernel.Parsed;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * How far back the lists of the corner are looked at; null for the newest. An address that was mangled shows the newest.
 *
 * @param friends by the time of purchase
 */
record Older(
        @Nullable Cursor offers,
        @Nullable Cursor friends,
        @Nullable Cursor rewards) {
    static final String OFFERS = "offers";
    static final String FRIENDS = "friends";
    static final String REWARDS = "rewards";

    static Older of(HttpServletRequest request) {
        @Nullable String offers = request.getParameter(OFFERS);
        @Nullable String friends = request.getParameter(FRIENDS);
        @Nullable String rewards = request.getParameter(REWARDS);
        return new Older(
                offers == null ? null : read(Cursor.parseById(offers)),
                friends == null ? null : read(Cursor.parseByTime(friends)),
                rewards == null ? null : read(Cursor.parseById(rewards)));
    }

    /** Where a list goes on, below the corner's own address; null at its end. */
    static @Nullable String link(String list, @Nullable Cursor next) {
        return next == null ? null : "?" + list + "=" + next.text() + "#" + (list.equals(REWARDS) ? REWARDS : FRIENDS);
    }

    private static @Nullable Cursor read(Parsed<Cursor> parsed) {
        return parsed instanceof Parsed.Value<Cursor>(Cursor cursor) ? cursor : null;
    }
}
