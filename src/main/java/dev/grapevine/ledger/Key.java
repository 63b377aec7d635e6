package dev.grapevine.ledger;

/** What may be a posting's key. */
final class Key {
    private static final int LONGEST = 255;

    private Key() {}

    static void check(String key) {
        if (key.isBlank() || key.length() > LONGEST || key.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A posting's key has 1 to 255 characters: " + key);
        }
    }
}
