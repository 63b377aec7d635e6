package dev.grapevine.webhook;

import dev.grapevine.platform.http.OutboundAnswer;
import dev.grapevine.platform.http.OutboundAnswer.Answered;
import java.time.Duration;
import java.util.List;

/**
 * How long an event waits between two attempts at least: the schedule that Standard Webhooks suggests ("Operational
 * considerations"), ten attempts over a little more than three days.
 */
final class Waits {
    private static final List<Duration> BETWEEN = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    static final int ATTEMPTS = BETWEEN.size() + 1;
    private static final Duration LONGEST = Duration.ofDays(1);

    private Waits() {}

    /**
     * Before the next one.
     *
     * @param attempts so far, at least one
     * @param answer to the last: who says when to come back (RFC 9110, 10.2.3, in seconds) is heard
     */
    static Duration after(int attempts, OutboundAnswer answer) {
        Duration planned = BETWEEN.get(Math.min(attempts, BETWEEN.size()) - 1);
        Duration asked = answer instanceof Answered answered
                ? answered.header("retry-after")
                        .filter(text -> text.matches("[0-9]{1,6}"))
                        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                        .orElse(Duration.ZERO)
                : Duration.ZERO;
        Duration heard = asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
        return heard.compareTo(planned) > 0 ? heard : planned;
    }
}
