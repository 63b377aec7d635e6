package dev.grapevine.platform.secret;

import dev.grapevine.platform.CannotStart;
import dev.grapevine.platform.settings.Installation;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The one secret of an installation, 32 bytes, from the setting {@code grapevine.secret-key} or the file
 * {@code secret.key} in the data folder, which is made at the first start. Everything else that must be secret and the
 * same in every process is derived from it by purpose, so that it is the only thing to back up and to share.
 */
public final class InstallationKey {
    private static final int BYTES = 32;
    private static final String FILE = "secret.key";

    private final byte[] key;

    private InstallationKey(byte[] key) {
        this.key = key;
    }

    /** @throws CannotStart where the key is not 32 bytes in base64, or its file can't be read or made */
    public static InstallationKey load(Installation installation) {
        @Nullable String given = installation.secretKey();
        if (given != null && !given.isBlank()) {
            return new InstallationKey(decode(given, "the setting grapevine.secret-key"));
        }
        Path file = installation.data().resolve(FILE);
        try {
            if (!Files.exists(file)) {
                write(file);
            }
            return new InstallationKey(decode(Files.readString(file), file.toString()));
        } catch (IOException e) {
            throw new CannotStart("The secret key " + file + " can't be read or made (" + e
                    + "): give this user the right to, make room, or name another folder with --data");
        }
    }

    /** A key for one purpose: HMAC-SHA256 of the purpose under this key, 32 bytes. */
    public byte[] derive(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    /** Text that can be typed nowhere by chance: a derived key in URL-safe base64, 43 characters. */
    public String deriveText(String purpose) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(derive(purpose));
    }

    /** Whole or not at all, so that a crash leaves no half key behind. */
    private static void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        Path draft = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                FILE,
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(
                    draft,
                    Base64.getEncoder().encodeToString(fresh) + "\n",
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
        // Or a power cut soon after would leave a database that remembers a key which nobody has.
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private static byte[] decode(String text, String where) {
        try {
            byte[] decoded = Base64.getDecoder().decode(text.strip());
            if (decoded.length == BYTES) {
                return decoded;
            }
        } catch (IllegalArgumentException e) {
            // told below, with the remedy
        }
        throw new CannotStart(
                "The secret key in " + where + " is not 32 bytes in base64: restore it from your backup, or"
                        + " make a new one with: openssl rand -base64 32");
    }
}
