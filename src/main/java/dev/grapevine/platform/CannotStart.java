package dev.grapevine.platform;

import org.jspecify.annotations.Nullable;

/**
 * A start refused for a reason that an operator can mend. The message is one line: what is wrong, where, and what to
 * do; it is shown without a stack trace, and the process ends with a non-zero code.
 */
public class CannotStart extends RuntimeException {

    public CannotStart(String message) {
        this(message, null);
    }

    public CannotStart(String message, @Nullable Throwable cause) {
        super(message.strip().replaceAll("\\s*\\R\\s*", "; "), cause);
    }
}
