package dev.grapevine.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.grapevine.platform.secret.Secret;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignatureTest {
    private static final Secret SECRET = Secret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    /** The vector of the reference implementations. */
    @Test
    void itIsThePublishedOne() {
        assertThat(Signature.header(
                        List.of(SECRET),
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1614265330),
                        "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void theOfficialLibraryVerifiesItUnderEachSecretWhileTwoSign()
            throws WebhookVerificationException, EmptyWebhookSecretException {
        Secret before = Signature.freshSecret();
        Secret fresh = Signature.freshSecret();
        String body = "{\"type\":\"reward.issued\",\"data\":{\"name\":\"Zoë\"}}";
        Instant now = Instant.now();
        HttpHeaders headers = HttpHeaders.of(
                Map.of(
                        "webhook-id", List.of("evt_1"),
                        "webhook-timestamp", List.of(Long.toString(now.getEpochSecond())),
                        "webhook-signature", List.of(Signature.header(List.of(fresh, before), "evt_1", now, body))),
                (_, _) -> true);

        new Webhook(fresh.reveal()).verify(body, headers);
        new Webhook(before.reveal()).verify(body, headers);
        assertThatThrownBy(() -> new Webhook(fresh.reveal()).verify(body + " ", headers))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void aSecretIsTwentyFourToSixtyFourBytesInBase64() {
        assertThat(Signature.isSecret(Signature.freshSecret().reveal())).isTrue();
        assertThat(Signature.isSecret("whsec_c2hvcnQ=")).isFalse();
        assertThat(Signature.isSecret("whsec_!")).isFalse();
        assertThat(Signature.isSecret(SECRET.reveal().substring(6))).isFalse();
    }
}
