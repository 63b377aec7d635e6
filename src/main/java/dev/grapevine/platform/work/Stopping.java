package dev.grapevine.platform.work;

/** Tells a row's failure from the process being stopped, which no row is to blame for. */
final class Stopping {
    private Stopping() {}

    static boolean isWhy(Throwable failure) {
        return failure instanceof InterruptedException
                || failure instanceof OutOfMemoryError
                || Thread.currentThread().isInterrupted();
    }
}
