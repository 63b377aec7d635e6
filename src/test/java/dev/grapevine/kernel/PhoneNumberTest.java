package dev.grapevine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    @ParameterizedTest
    @CsvSource({
        "+447700900123, US, +447700900123",
        "07700 900123, GB, +447700900123",
        "(07700) 900-123, GB, +447700900123",
        "0044 7700 900123, DE, +447700900123",
        "0170 1234567, DE, +491701234567",
        "(201) 555-0123, US, +12015550123",
        "'+39 06 698 12345', GB, +390669812345",
        "٠٧٧٠٠٩٠٠١٢٣, GB, +447700900123",
        "+44 7700 900123, '', +447700900123"
    })
    void aNumberIsReadTheWayPeopleWriteIt(String text, String region, String e164) {
        assertThat(PhoneNumber.parse(text, region).orElseThrow().e164()).isEqualTo(e164);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "123", "07700", "+44", "+999 123456789", "07700 900123 456 789", "+"})
    void whatIsNoNumberIsRefused(String text) {
        assertThat(PhoneNumber.parse(text, "GB")).isInstanceOf(Parsed.Refused.class);
    }

    @Test
    void aNumberWithoutACountryNeedsOne() {
        assertThat(PhoneNumber.parse("07700 900123", ""))
                .isEqualTo(new Parsed.Refused<PhoneNumber>(
                        "A telephone number begins with a plus and the country's code, like +44 7700 900123."));
    }

    @Test
    void aLongTextIsNotEvenTried() {
        assertThat(PhoneNumber.parse("0".repeat(100_000), "GB")).isInstanceOf(Parsed.Refused.class);
    }

    @Test
    void onlyE164IsAPhoneNumber() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PhoneNumber("07700900123"));
        assertThatIllegalArgumentException().isThrownBy(() -> new PhoneNumber("+4477009001234567"));
    }

    @Test
    void aLogLineDoesNotTellWhoseNumberItIs() {
        assertThat(new PhoneNumber("+447700900123")).hasToString("+44…");
    }
}
