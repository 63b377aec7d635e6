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
    /**
     * Null where the store has no logo: its name in letters stands for it.
     *
     * @param here makes a whole address of a path on this server
     */
    public static @Nullable Masthead of(Store store, Function<String, URI> here) {
        @Nullable Logo logo = store.logo();
        @Nullable URI elsewhere = store.profile().brand().logo();
        if (logo == null || store.logoPath() == null) {
            return elsewhere == null ? null : new Masthead(elsewhere, null, Logo.HEIGHT, store.logoNeeds());
        }
        return new Masthead(here.apply(store.logoPath()), logo.widthShown(), logo.heightShown(), logo.needs());
    }
}
