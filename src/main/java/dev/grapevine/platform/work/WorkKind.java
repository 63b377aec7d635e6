package dev.grapevine.platform.work;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A kind of work: the rows of one table.
 *
 * @param name for metrics, logs and dead letters, such as {@code reward-release}
 * @param table the table, which carries the due columns; it has no other kind of work
 * @param batch how many rows of a store at once, 1 to 10,000. For leased work: how many calls are under way at once for a store
 * @param atOnce how many batches of one store a process works on at once, 1 to 16, while each comes back full; above 1 they are
 *     only roughly in order, and what they write must not meet in the same rows
 * @param lease how long an outside call's row is ours; a call must give up well before, and processes' clocks may differ by less
 * @param retries how often and how patiently
 */
public record WorkKind(String name, String table, int batch, int atOnce, Duration lease, Retries retries) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    /** What may stand in SQL unquoted; nothing else ever gets into a statement's text. */
    private static final Pattern TABLE = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    public WorkKind {
        if (!NAME.matcher(name).matches() || name.length() > 60) {
            throw new IllegalArgumentException("A kind of work is named in kebab case, not " + name);
        }
        if (!TABLE.matcher(table).matches()) {
            throw new IllegalArgumentException("Not the name of a table: " + table);
        }
        if (batch < 1 || batch > 10_000) {
            throw new IllegalArgumentException("A batch has 1 to 10,000 rows, not " + batch);
        }
        if (atOnce < 1 || atOnce > 16) {
            throw new IllegalArgumentException("Of a store 1 to 16 batches are worked on at once, not " + atOnce);
        }
        if (lease.compareTo(Duration.ofSeconds(1)) < 0 || lease.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("A lease is a second to a day, not " + lease);
        }
    }

    /** Batches of 100, one of a store at once, leases of two minutes and the usual retries. */
    public static WorkKind of(String name, String table) {
        return new WorkKind(name, table, 100, 1, Duration.ofMinutes(2), Retries.USUAL);
    }

    public WorkKind inBatchesOf(int rows) {
        return new WorkKind(name, table, rows, atOnce, lease, retries);
    }

    public WorkKind atOnce(int batches) {
        return new WorkKind(name, table, batch, batches, lease, retries);
    }

    public WorkKind leasedFor(Duration time) {
        return new WorkKind(name, table, batch, atOnce, time, retries);
    }

    public WorkKind retried(Retries patience) {
        return new WorkKind(name, table, batch, atOnce, lease, patience);
    }
}
