package dev.grapevine.share;

import java.util.Locale;

/** What opened a link. Only people count as visits; the rest is counted apart. */
public enum Traffic {
    PERSON,
    /** A chat or social network fetching title and picture. */
    PREVIEW,
    /** A mail system looking for malware. */
    SCANNER,
    /** A search engine, a monitor, a script: anything else without a person. */
    CRAWLER,
    /** A browser that loads a page nobody has opened yet. */
    PREFETCH;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
