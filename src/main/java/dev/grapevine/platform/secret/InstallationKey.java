package dev.grapevine.platform.secret;

import dev.grapevine.platform.CannotStart;
import dev.grapevine.platform.settings.Installation;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The one secret of an installation, 32 bytes, from the setting {@code grapevine.secret-key} or the file
 * {@code secret.key} in the data folder. Everything else that must be secret and the same in every process is derived
 * from it by purpose, so that it is the only thing to back up and to share.
 */
public final class InstallationKey {
    private static final int BYTES = 32;
    private static final String FILE = "secret.key";

    private final byte[] key;

    private InstallationKey(byte[] key) {
        this.key = key;
    }

    /**
     * The key as it was given or made before. Only reads.
     *
     * @return nothing where no key was given and the data folder has none
     * @throws CannotStart where the key is not 32 bytes in base64, or its file can't be read
     */
    public static Optional<InstallationKey> find(Installation installation) {
        @Nullable String given = installation.secretKey();
        if (given != null && !given.isBlank()) {
            return Optional.of(new InstallationKey(decode(given, "the setting grapevine.secret-key")));
        }
        Path file = file(installation);
        try {
            return Optional.of(new InstallationKey(decode(Files.readString(file), file.toString())));
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /** As {@link #find}, where there must be one. */
    public static InstallationKey load(Installation installation) {
        return find(installation)
                .orElseThrow(() -> new CannotStart("The secret key " + file(installation)
                        + " is missing: restore it from your backup, or set GRAPEVINE_SECRET_KEY to its text"));
    }

    /**
     * Makes the key of a new installation, where nobody has yet: whoever comes first, all get the same.
     *
     * @throws CannotStart as {@link #find}, and where its file can't be made
     */
    public static InstallationKey make(Installation installation) {
        return find(installation).orElseGet(() -> {
            Path file = file(installation);
            try {
                write(file);
            } catch (IOException e) {
                throw unusable(file, e);
            }
            return load(installation);
        });
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

    private static Path file(Installation installation) {
        return installation.data().resolve(FILE);
    }

    /** Whole or not at all, so that a crash leaves no half key behind; and never over another's. */
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
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException another) {
            // made by another process meanwhile, and ours as well
        } finally {
            Files.deleteIfExists(draft);
        }
        // Or a power cut soon after would leave a database that remembers a key which nobody has.
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private static CannotStart unusable(Path file, IOException e) {
        return new CannotStart("The secret key " + file + " can't be read or made (" + e
                + "): give this user the right to, make room, or name another folder with --data");
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
