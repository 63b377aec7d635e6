package dev.grapevine.platform.database.embedded;

import dev.grapevine.platform.CannotStart;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds, in all that PostgreSQL said, the one line that tells an operator what to do. */
record StartFailure(List<String> said) {

    boolean says(String text) {
        return said.stream().anyMatch(line -> line.contains(text));
    }

    /** @param what was being done, as in "PostgreSQL could not start" */
    CannotStart explain(String what, Path where) {
        if (says("No space left on device") || says("Disk quota exceeded")) {
            return new CannotStart(what + ": no space left for " + where + ": free some, or choose another --data");
        }
        String advice = says("Cannot allocate memory")
                ? ": the machine has too little memory for it"
                : says("Read-only file system")
                        ? ": make it writable, or choose another --data"
                        : says("pg_control")
                                        || says("files are incompatible")
                                        || says("checkpoint record")
                                        || says("invalid page")
                                ? ": the files are damaged, restore the data directory from a backup"
                                : ": more is in " + ServerLog.STARTING + " and log/ there";
        return new CannotStart(what + " in " + where + " (" + mostTelling() + ")" + advice);
    }

    private String mostTelling() {
        return last("PANIC:  ")
                .or(() -> last("FATAL:  "))
                .or(() -> last("ERROR:  "))
                .or(() -> last("error: "))
                .or(() -> said.stream().filter(line -> !line.isBlank()).reduce((before, line) -> line))
                .orElse("it said nothing")
                .strip();
    }

    /** The last line of that severity, without the time and process before it. */
    private Optional<String> last(String severity) {
        return said.stream()
                .filter(line -> line.contains(severity))
                .reduce((before, line) -> line)
                .map(line -> line.substring(line.indexOf(severity) + severity.length()));
    }
}
