package dev.grapevine.program;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * When somebody is reminded.
 *
 * @param afterDays the first time, counted from what it reminds of
 * @param times how often at most; 0 for never
 * @param everyDays from one reminder to the next
 * @param channels by which, at least one
 */
public record ReminderPlan(int afterDays, int times, int everyDays, Set<Channel> channels) {

    public enum Channel {
        EMAIL,
        SMS,
        /** An event to the store's own systems, which do the rest. */
        EVENT
    }

    public ReminderPlan {
        channels = Collections.unmodifiableSet(new TreeSet<>(channels));
    }

    static ReminderPlan byEmail(int afterDays, int times, int everyDays) {
        return new ReminderPlan(afterDays, times, everyDays, Set.of(Channel.EMAIL));
    }

    /**
     * How many days after the beginning a reminder is due.
     *
     * @param number 1 for the first
     */
    public int dayOf(int number) {
        return afterDays + (number - 1) * everyDays;
    }

    void check(Findings findings) {
        findings.range("after_days", afterDays, 1, 365);
        findings.range("times", times, 0, 10);
        findings.range("every_days", everyDays, 1, 365);
        if (channels.isEmpty()) {
            findings.add("channels", "How is the reminder sent? To send none, set times to 0.");
        }
    }
}
