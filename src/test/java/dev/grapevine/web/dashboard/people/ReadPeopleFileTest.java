package dev.grapevine.web.dashboard.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.customer.Consent;
import dev.grapevine.web.dashboard.people.ReadPeopleFile.Said;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.ZonedDateTime;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadPeopleFileTest {
    /** An early morning in Auckland, when it is still the day before in London. */
    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-03-02T08:00:00+13:00[Pacific/Auckland]");

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, 2026-03-01T11:00:00Z",
        "2026-03-02T07:59:00+13:00, 2026-03-01T18:59:00Z",
        "1990-01-02, 1990-01-01T11:00:00Z"
    })
    void aDayBeginsWhereTheStoreIs(String written, String at) {
        assertThat(consent("yes", written).at()).isEqualTo(at);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-03, future",
        "2026-03-02T08:00:01+13:00, future",
        "0000-01-01, past",
        "1989-12-31T23:59:59Z, past",
        "-999999999-01-01T00:00:00Z, past",
        "1.3.2026, day"
    })
    void aDayThatCannotBeIsToldOfItsLine(String written, String trouble) {
        Line line = line("yes", written);
        assertThat(line.invitee()).isNull();
        assertThat(Objects.requireNonNull(line.trouble()).key()).isEqualTo("people.wrong." + trouble);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "TRUE",
                "1",
                "Ja",
                "WAHR",
                "oui",
                "VRAI",
                "Sí",
                "si",
                "VERDADERO",
                "Sì",
                "VERO",
                "WAAR",
                "Sim",
                "VERDADEIRO",
                "はい"
            })
    void yesIsUnderstoodInEightLanguages(String word) {
        assertThat(consent(word, "").given()).isTrue();
        assertThat(consent(Normalizer.normalize(word, Normalizer.Form.NFD), "").given())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no", "FALSE", "0", "Nein", "FALSCH", "non", "FAUX", "FALSO", "Nee", "ONWAAR", "Não", "nao", "いいえ"
            })
    void noIsUnderstoodInEightLanguages(String word) {
        assertThat(consent(word, "").given()).isFalse();
        assertThat(consent(Normalizer.normalize(word, Normalizer.Form.NFD), "").given())
                .isFalse();
    }

    private static Consent consent(String word, String at) {
        Line line = line(word, at);
        return Objects.requireNonNull(Objects.requireNonNull(line.invitee(), () -> String.valueOf(line.trouble()))
                .consent());
    }

    private static Line line(String word, String at) {
        byte[] file = ("email,optin,consent_at\namy@example.com," + word + "," + at).getBytes(StandardCharsets.UTF_8);
        return ((PeopleFile.Read) ReadPeopleFile.of(file, new Said("newsletter", false), NOW))
                .lines()
                .getFirst();
    }
}
