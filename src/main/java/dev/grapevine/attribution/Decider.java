package dev.grapevine.attribution;

import dev.grapevine.store.Actor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who brought a referral to where it stands.
 *
 * @param kind {@code attribution}, {@code risk}, {@code journey}, {@code teammate}, {@code api_key} or {@code system}
 * @param name of the person or key, or null for a part of the program
 */
public record Decider(String kind, @Nullable String name) {
    public static final Decider ATTRIBUTION = new Decider("attribution", null);
    public static final Decider RISK = new Decider("risk", null);
    public static final Decider JOURNEY = new Decider("journey", null);

    public static Decider of(Actor actor) {
        return new Decider(actor.kind().name().toLowerCase(Locale.ROOT), actor.name());
    }

    /** Whether somebody outside the program decided; nothing inside it overrules that. */
    public boolean isPerson() {
        return name != null;
    }
}
