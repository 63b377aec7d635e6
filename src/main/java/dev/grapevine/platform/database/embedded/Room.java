package dev.grapevine.platform.database.embedded;

import dev.grapevine.platform.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Room on the disk. On a full one the server starts all the same and then refuses every write. */
final class Room {
    /** Two segments of the server's write-ahead log, which it makes 16 MB at a time. */
    private static final long LEAST_MEGABYTES = 32;

    private Room() {}

    /** @throws CannotStart where there is too little to write anything soon */
    static void require(Path folder) {
        try {
            long free = Files.getFileStore(folder).getUsableSpace() / 1_000_000;
            if (free < LEAST_MEGABYTES) {
                throw new CannotStart(
                        "only " + free + " MB are free at " + folder + ", which is too little to work with:"
                                + " make room, at best 512 MB or more, or choose another disk with --data");
            }
        } catch (IOException e) {
            throw DataDirectory.unusable(folder, e);
        }
    }
}
