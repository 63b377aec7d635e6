package dev.grapevine.journey;

import java.time.Instant;
import java.util.List;

/** What became of many who were to be asked. */
public sealed interface ManyInvited {

    /** One answer for each, in their sequence. */
    record Each(List<Invited> all) implements ManyInvited {}

    /** No program is open, so nothing was done. */
    record NoProgram() implements ManyInvited {}

    /**
     * Behind those that wait already, not all would have left within {@link InviteMany#MOST_HOURS}, so nothing was done.
     *
     * @param letters how many would have had to leave
     * @param free when those that wait have left
     * @param leastPerHour at which pace they would have; 0 where at none
     */
    record TooSlow(int letters, Instant free, int leastPerHour) implements ManyInvited {}
}
