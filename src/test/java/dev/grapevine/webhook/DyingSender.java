package dev.grapevine.webhook;

import dev.grapevine.platform.work.Lease;
import dev.grapevine.platform.work.LeasedWork;
import dev.grapevine.platform.work.WorkKind;

/** Sends, and dies before anything can be noted: not even that it failed. */
record DyingSender(LeasedWork sender) implements LeasedWork {
    @Override
    public WorkKind kind() {
        return sender.kind();
    }

    @Override
    public Recording call(Lease lease) {
        sender.call(lease);
        Thread.currentThread().interrupt();
        throw new IllegalStateException("The process is stopped");
    }
}
