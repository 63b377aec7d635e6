package dev.grapevine.platform.database.embedded;

import dev.grapevine.platform.CannotStart;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** The database owner's password: 256 random bits in a file that only Grapevine's user may read. */
final class OwnerPassword {

    private static final SecureRandom RANDOM = new SecureRandom();

    private OwnerPassword() {}

    /** The password of a cluster that is there already. */
    static String read(DataDirectory data) {
        Path file = file(data);
        try {
            String password = Files.readString(file, StandardCharsets.US_ASCII).strip();
            if (password.isEmpty()) {
                throw new CannotStart(file + " is empty: restore it from the backup of the data directory");
            }
            return password;
        } catch (IOException e) {
            String state = Files.exists(file) ? "cannot be read" : "is missing";
            throw new CannotStart(
                    "the database's password file " + file + " " + state
                            + ": restore it from the backup of the data directory, or make it readable",
                    e);
        }
    }

    /** The password for a cluster to be made. It is on disk before the cluster is, so no crash can lock us out. */
    static String prepare(DataDirectory data) {
        if (Files.exists(file(data))) {
            return read(data);
        }
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        try {
            write(data, password);
        } catch (IOException e) {
            throw DataDirectory.unusable(data.path(), e);
        }
        return password;
    }

    private static void write(DataDirectory data, String password) throws IOException {
        Path half = data.path().resolve("postgres.password.new");
        Files.deleteIfExists(half);
        try (FileChannel channel = FileChannel.open(
                half,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer text = ByteBuffer.wrap((password + "\n").getBytes(StandardCharsets.US_ASCII));
            while (text.hasRemaining()) {
                channel.write(text);
            }
            channel.force(true);
        }
        Files.move(half, file(data), StandardCopyOption.ATOMIC_MOVE);
        DataDirectory.sync(data.path());
    }

    static Path file(DataDirectory data) {
        return data.path().resolve("postgres.password");
    }
}
