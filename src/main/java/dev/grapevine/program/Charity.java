package dev.grapevine.program;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Where a donation can go.
 *
 * @param key its name in the ledger, for ever: small letters, digits and dashes
 * @param name as people read it
 */
public record Charity(String key, String name) {

    private static final Pattern KEY = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public Charity {
        Objects.requireNonNull(key);
        Objects.requireNonNull(name);
    }

    void check(Findings findings) {
        if (!KEY.matcher(key).matches() || key.length() > 40) {
            findings.add("key", "A key has small letters, digits and single dashes between them, at most 40.");
        }
        findings.text("name", name, 100);
    }
}
