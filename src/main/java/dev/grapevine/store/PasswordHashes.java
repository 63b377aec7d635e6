package dev.grapevine.store;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Passwords as they are stored: Argon2id (RFC 9106) with 19 MiB, two passes and one lane, the least that the OWASP
 * Password Storage Cheat Sheet asks, behind a prefix that names it, so that a stronger one can follow.
 */
final class PasswordHashes {
    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final int LANES = 1;
    private static final int KIBIBYTES = 19 * 1024;
    private static final int PASSES = 2;
    private static final PasswordEncoder ENCODER = new DelegatingPasswordEncoder(
            "argon2id", Map.of("argon2id", new Argon2PasswordEncoder(SALT, HASH, LANES, KIBIBYTES, PASSES)));

    /** Each hash takes 19 MiB for a moment, so a flood of sign-ins waits in line instead of filling the memory. */
    private static final Semaphore TURNS =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);

    /**
     * What looks like a current hash and is none, of no password: for taking as long over an unknown address as over a known
     * one.
     */
    static final String NOBODYS = "{argon2id}$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
            .formatted(KIBIBYTES, PASSES, LANES, randomText(SALT), randomText(HASH));

    String hash(Password password) {
        return hash(password.text());
    }

    boolean matches(String typed, String hash) {
        String tried = typed.length() > Password.LONGEST ? "" : Password.normal(typed);
        return inTurn(() -> ENCODER.matches(tried, hash));
    }

    /** Whether the hash was made in a way that is no longer the current one. */
    boolean isOutdated(String hash) {
        return ENCODER.upgradeEncoding(hash);
    }

    void matchNobody(String typed) {
        if (matches(typed, NOBODYS)) {
            throw new IllegalStateException("Nobody's password was typed");
        }
    }

    String rehash(String typed) {
        return hash(Password.normal(typed));
    }

    private static String hash(String text) {
        return inTurn(() -> Objects.requireNonNull(ENCODER.encode(text)));
    }

    private static String randomText(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    private static <T> T inTurn(Supplier<T> work) {
        TURNS.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            TURNS.release();
        }
    }
}
