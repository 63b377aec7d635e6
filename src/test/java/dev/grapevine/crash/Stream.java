package dev.grapevine.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.GrapevineProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** A {@link PostingStream} in a process of its own. */
final class Stream implements AutoCloseable {
    private final GrapevineProcess process;
    private final String name;

    Stream(Path data, String name) {
        this.name = name;
        process = GrapevineProcess.start(PostingStream.class.getName(), Map.of(), data.toString(), name);
    }

    /** @return how long it took */
    Duration awaitReady(Duration limit) {
        return await(limit, "ready", () -> process.said().contains("ready"));
    }

    /**
     * Waits until so many more postings are acknowledged than are now.
     *
     * @return how long it took
     */
    Duration awaitMore(int postings, Duration limit) {
        int before = acknowledged().size();
        return await(limit, postings + " more postings", () -> acknowledged().size() >= before + postings);
    }

    Set<String> acknowledged() {
        String said = process.said();
        assertThat(said).doesNotContain("wrong");
        // A line that the kill cut off was not said.
        String whole = said.substring(0, said.lastIndexOf('\n') + 1);
        return whole.lines()
                .filter(line -> line.startsWith("ack "))
                .map(line -> name + ":" + line.substring(4))
                .collect(Collectors.toSet());
    }

    void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }

    private Duration await(Duration limit, String what, BooleanSupplier reached) {
        long began = System.nanoTime();
        long until = began + limit.toNanos();
        while (!reached.getAsBoolean()) {
            assertThat(process.process().isAlive()).as(process.said()).isTrue();
            if (System.nanoTime() > until) {
                throw new AssertionError("No " + what + " within " + limit + "; it said:\n" + process.said());
            }
            LockSupport.parkNanos(5_000_000);
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
