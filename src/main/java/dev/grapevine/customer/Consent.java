package dev.grapevine.customer;

import java.time.Instant;
import java.util.Locale;

/**
 * What a customer agreed to or refused.
 *
 * @param source where she did, in words that can be shown to her: {@code order 1001}, {@code sign-up page}
 */
public record Consent(Purpose purpose, Channel channel, boolean given, String source, Instant at) {

    public enum Purpose {
        /** To be written to without having asked: invitations and reminders. */
        MARKETING,
        /** To be told about the programme she takes part in: a friend's purchase, a reward. */
        PROGRAMME;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum Channel {
        EMAIL,
        SMS;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
