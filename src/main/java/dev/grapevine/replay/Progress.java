package dev.grapevine.replay;

import java.io.PrintStream;
import java.util.Locale;

/** Says how far it is: on a terminal in one line that changes, elsewhere in a line for each part. */
final class Progress {
    private final PrintStream out;
    private final boolean terminal;
    private String part = "";
    private long done;
    private long all;

    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** @param total how many there are; 0 where nobody knows */
    synchronized void begin(String what, long total) {
        part = what;
        done = 0;
        all = total;
        if (terminal) {
            show();
        } else {
            out.println(total == 0 ? what + " …" : String.format(Locale.ROOT, "%s (%,d) …", what, total));
        }
    }

    synchronized void add(long more) {
        done += more;
        show();
    }

    /** Says how many are left. */
    synchronized void left(long rows) {
        if (terminal) {
            out.printf(Locale.ROOT, "\r\u001b[K%s: %,d left", part, rows);
            out.flush();
        }
    }

    synchronized void end() {
        if (terminal) {
            out.print("\r\u001b[K");
            out.flush();
        }
    }

    private void show() {
        if (terminal) {
            out.print("\r\u001b[K"
                    + (all == 0 ? part + " …" : String.format(Locale.ROOT, "%s: %,d of %,d", part, done, all)));
            out.flush();
        }
    }
}
