package dev.grapevine.web.setup;

import dev.grapevine.store.Stores;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who may set the server up: whoever reads its output. The token is made anew at each start and lives in memory alone, so
 * that nothing is left to steal; once a store is there, it opens nothing.
 */
@Component
public class SetupDoor {
    private final Stores stores;
    private final String token = fresh();
    private final AtomicBoolean closed = new AtomicBoolean();

    SetupDoor(Stores stores) {
        this.stores = stores;
    }

    /** Whether there is no store yet. */
    public boolean isOpen() {
        if (!closed.get() && stores.any()) {
            closed.set(true);
        }
        return !closed.get();
    }

    /** The path, with the token, to be shown to nobody but the operator. */
    public String address() {
        return "/setup?token=" + token;
    }

    boolean opens(@Nullable String given) {
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private static String fresh() {
        byte[] bits = new byte[24];
        new SecureRandom().nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
