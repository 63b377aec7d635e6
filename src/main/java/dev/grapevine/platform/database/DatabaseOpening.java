package dev.grapevine.platform.database;

import dev.grapevine.platform.settings.Installation;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A database on its way to being open, so that a start does something else meanwhile. */
final class DatabaseOpening implements AutoCloseable {
    private final FutureTask<Database> opening;

    private DatabaseOpening(FutureTask<Database> opening) {
        this.opening = opening;
    }

    static DatabaseOpening begin(DatabaseSettings settings, Installation installation) {
        FutureTask<Database> opening = new FutureTask<>(() -> Database.open(settings, installation));
        Thread.ofPlatform().name("database-opening").start(opening);
        return new DatabaseOpening(opening);
    }

    /**
     * The open database; waits for it.
     *
     * @throws dev.grapevine.platform.CannotStart as {@link Database#open}
     */
    Database database() {
        try {
            return opening.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException refused ? refused : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The start was interrupted", e);
        }
    }

    /** Closes what was opened, also where nobody asked for it because the start failed elsewhere. */
    @Override
    public void close() {
        Database opened;
        try {
            opened = database();
        } catch (RuntimeException nothingOpened) {
            return;
        }
        opened.close();
    }
}
