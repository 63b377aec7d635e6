package dev.grapevine.web.corner;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An advocate's friends.
 *
 * @param waiting those who have her offer and have not bought
 * @param olderWaiting where those before them are found, or null
 * @param bought those who bought
 * @param olderBought where those before them are found, or null
 * @param opened how often her offer was opened without a name, in a sentence; null for never
 */
public record FriendList(
        List<FriendLine> waiting,
        @Nullable String olderWaiting,
        List<FriendLine> bought,
        @Nullable String olderBought,
        @Nullable String opened) {
    static final FriendList NONE = new FriendList(List.of(), null, List.of(), null, null);

    public boolean isEmpty() {
        return waiting.isEmpty() && bought.isEmpty() && opened == null;
    }
}
