package dev.grapevine.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VerifyCallTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final String BODY = "{\"type\": \"reward.issued\"}";

    @Test
    void itBelievesWhatTheOfficialLibrarySigned() throws Exception {
        String signature = new Webhook(SECRET).sign("evt_1", NOW.getEpochSecond(), BODY);
        assertThat(isGood("v1,AAAA " + signature, BODY, NOW)).isTrue();
        assertThat(isGood(signature, BODY, NOW.plusSeconds(299))).isTrue();
    }

    @Test
    void itRefusesAnotherBodyAnOldTimestampAndAnotherSignature() throws Exception {
        String signature = new Webhook(SECRET).sign("evt_1", NOW.getEpochSecond(), BODY);
        assertThat(isGood(signature, BODY + " ", NOW)).isFalse();
        assertThat(isGood(signature, BODY, NOW.plusSeconds(301))).isFalse();
        assertThat(isGood(signature, BODY, NOW.minusSeconds(301))).isFalse();
        assertThat(isGood("v1,AAAA", BODY, NOW)).isFalse();
        assertThat(isGood("", BODY, NOW)).isFalse();
    }

    private static boolean isGood(String signatures, String body, Instant now) {
        return VerifyCall.isGood(
                SECRET,
                "evt_1",
                Long.toString(NOW.getEpochSecond()),
                signatures,
                body.getBytes(StandardCharsets.UTF_8),
                now);
    }
}
