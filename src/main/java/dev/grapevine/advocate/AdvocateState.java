package dev.grapevine.advocate;

import java.util.Locale;

/** Where an advocate stands. */
public enum AdvocateState {
    /** For a teammate to let her in. */
    WAITING,
    ACTIVE,
    /** Recommends no more; what she earned before stays hers. */
    BANNED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
