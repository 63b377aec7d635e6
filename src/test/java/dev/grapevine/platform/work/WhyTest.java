package dev.grapevine.platform.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import org.junit.jupiter.api.Test;

class WhyTest {

    @Test
    void aFailureIsToldWithItsDeepestCauseAndThePlaceInTheModule() {
        Exception failure =
                new IllegalStateException("not sent", new RuntimeException(new ConnectException("refused")));
        failure.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("java.net.Socket", "connect", "Socket.java", 1),
            new StackTraceElement("dev.grapevine.platform.http.Outside", "call", "Outside.java", 2),
            new StackTraceElement("dev.grapevine.webhook.Deliver", "call", "Deliver.java", 33)
        });

        assertThat(Why.of(failure))
                .isEqualTo("IllegalStateException: not sent because of ConnectException: refused at Deliver.java:33");
    }

    @Test
    void aReasonIsKeptShortAndWithoutTheZeroBytesThatTextCannotHold() {
        assertThat(Why.kept("a\0b")).isEqualTo("a b");
        assertThat(Why.kept("x".repeat(5_000))).hasSize(1_001);
    }
}
