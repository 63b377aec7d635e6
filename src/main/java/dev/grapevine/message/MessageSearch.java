package dev.grapevine.message;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which messages of the log are wanted; what is null doesn't matter.
 *
 * @param customerId only to her
 */
public record MessageSearch(
        @Nullable MessageKind kind,
        Message.@Nullable State state,
        @Nullable UUID customerId) {

    /** The whole log. */
    public static final MessageSearch ALL = new MessageSearch(null, null, null);

    public static MessageSearch to(UUID customerId) {
        return new MessageSearch(null, null, customerId);
    }
}
