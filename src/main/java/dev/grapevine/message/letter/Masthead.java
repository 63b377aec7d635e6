package dev.grapevine.message.letter;

import dev.grapevine.store.Logo;
import dev.grapevine.store.Store;
import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The store's logo at the head of a letter.
 *
 * @param address whole, for a mail program
 * @param width in pixels as it is shown; null where nobody knows
 * @param height the same
 * @param needs the grounds on which it can be told apart; the other gets a plate below it
 */
public record Masthead(URI address, @Nullable Integer width, int height, Logo.Ground needs) {
    private static final int HEIGHT = 44;
    private static final int WIDEST = 220;

    /**
     * Null where the store has no logo: its name in letters stands for it.
     *
     * @param here makes a whole address of a path on this server
     */
    public static @Nullable Masthead of(Store store, Function<String, URI> here) {
        @Nullable Logo logo = store.logo();
        @Nullable URI elsewhere = store.profile().brand().logo();
        if (logo == null || store.logoPath() == null) {
            return elsewhere == null ? null : new Masthead(elsewhere, null, HEIGHT, store.logoNeeds());
        }
        URI address = here.apply(store.logoPath());
        int width = logo.widthAt(HEIGHT);
        return width <= WIDEST
                ? new Masthead(address, width, HEIGHT, logo.needs())
                : new Masthead(address, WIDEST, Math.max(1, HEIGHT * WIDEST / width), logo.needs());
    }
}
