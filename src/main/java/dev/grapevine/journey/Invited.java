package dev.grapevine.journey;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one who was to be asked.
 *
 * @param sendAt when the mail leaves; null where none was planned
 */
public record Invited(
        UUID customerId, Outcome outcome, @Nullable Instant sendAt) {

    /** Planned, or why not. */
    public enum Outcome {
        PLANNED,
        /** A teammate has to let her in as an advocate: once one does, she is asked. */
        WAITS,
        /** The program doesn't take her as an advocate, or no more. */
        NOT_ELIGIBLE,
        /** No e-mail address of hers is known. */
        NO_ADDRESS,
        /** She never agreed to be written to, or took it back. */
        NO_CONSENT,
        /** She stopped mails, called one spam, or her mailbox doesn't exist. */
        SUPPRESSED,
        /** She was asked within the program's period. */
        ASKED_BEFORE
    }

    public boolean isPlanned() {
        return outcome == Outcome.PLANNED;
    }

    /** How many of them are planned. */
    public static int planned(List<Invited> all) {
        return count(all, Outcome.PLANNED);
    }

    /** Of how many of them this is what became. */
    public static int count(List<Invited> all, Outcome outcome) {
        return (int) all.stream().filter(one -> one.outcome() == outcome).count();
    }
}
