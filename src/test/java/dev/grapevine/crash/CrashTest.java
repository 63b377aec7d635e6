package dev.grapevine.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(3600)
class CrashTest {
    private static final int ROUNDS = Integer.getInteger("grapevine.crash.rounds", 20);
    private static final Duration FIRST_START = Duration.ofSeconds(60);

    @TempDir
    Path data;

    @Test
    @DisplayName("Invariant 3: a server killed again and again keeps what it acknowledged, once, and every balance")
    void aKilledServerKeepsWhatItAcknowledgedOnce() {
        Random random = new Random(25);
        Set<String> acknowledged = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            try (Stream stream = new Stream(data, "round-" + round)) {
                stream.awaitReady(round == 0 ? FIRST_START : Stream.READY);
                stream.awaitMore(1 + random.nextInt(200), Duration.ofSeconds(30));
                stream.kill();
                acknowledged.addAll(stream.acknowledged());
            }
        }
        look(acknowledged);
    }

    @Test
    @DisplayName(
            "Invariant 3: a database killed again and again under a running server keeps what was acknowledged, once")
    void aKilledDatabaseKeepsWhatWasAcknowledgedOnceAndComesBack() throws IOException {
        Random random = new Random(26);
        Set<String> acknowledged;
        try (Stream stream = new Stream(data, "stream")) {
            stream.awaitReady(FIRST_START);
            stream.awaitMore(1, Duration.ofSeconds(30));
            for (int round = 0; round < ROUNDS; round++) {
                kill(postmaster());
                stream.awaitMore(1 + random.nextInt(200), Stream.READY);
            }
            stream.kill();
            acknowledged = stream.acknowledged();
        }
        look(acknowledged);
    }

    private void look(Set<String> acknowledged) {
        try (AfterTheCrash after = new AfterTheCrash(data)) {
            after.everyAcknowledgedPostingIsThereOnce(acknowledged);
            after.everyPostingIsWhole();
            after.everyBalanceIsTheSumOfItsEntries();
        }
    }

    private long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .getFirst()
                .strip());
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
}
