package dev.grapevine.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Collectors;

/** SHA-256 of what a posting was asked to do, in hex: a key used again with the same digest is a repetition. */
final class Digest {
    private Digest() {}

    /** The order of the lines means nothing. */
    static String of(Draft draft) {
        return sha256(draft.lines().stream()
                .map(line -> line.account().name() + " " + line.account().unit() + " " + line.amount())
                .sorted()
                .collect(Collectors.joining("\n", draft.kind() + "\n", "")));
    }

    /** However the posting was named, by key or by id, it is the same one. */
    static String of(Closing closing, UUID pending) {
        return sha256(closing.kind() + "\n" + pending);
    }

    static String of(Reversal reversal, UUID posting) {
        return sha256(Kind.REVERSED + "\n" + posting + "\n" + reversal.amount());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
