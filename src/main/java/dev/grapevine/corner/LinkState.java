package dev.grapevine.corner;

/** Where a link into the corner stands. */
public enum LinkState {
    GOOD,
    EXPIRED,
    USED,
    /** Forged, mangled on the way, or older than anybody remembers. */
    UNKNOWN
}
