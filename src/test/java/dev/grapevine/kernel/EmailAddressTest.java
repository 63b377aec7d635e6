package dev.grapevine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "Ada@Example.com, ada@example.com",
        "ada+shop@example.com, ada+shop@example.com",
        "A.d.a+shop@gmail.com, ada@gmail.com",
        "ada@GoogleMail.com, ada@gmail.com",
        "ada+x@me.com, ada@icloud.com",
        "a.da@mac.com, a.da@icloud.com",
        "a.da+x@outlook.com, a.da@outlook.com",
        "ada+x@hotmail.co.uk, ada@hotmail.co.uk",
        "ada@live.com, ada@live.com",
        "ada+x@msn.com, ada@msn.com",
        "ada-shop@yahoo.com, ada@yahoo.com",
        "ada-shop@yahoo.fr, ada-shop@yahoo.fr",
        "ada+x@ya.ru, ada@yandex.ru",
        "a.d-a_1+x@pm.me, ada1@proton.me",
        "ada+x@fastmail.com, ada@fastmail.com",
        "shop@ada.fastmail.com, ada@fastmail.com",
        "ada@fastmail.fm, ada@fastmail.fm",
        "ada+x@notgmail.com, ada+x@notgmail.com",
        "ada@München.de, ada@xn--mnchen-3ya.de",
        "+tag@gmail.com, +tag@gmail.com",
        "ada.+x@hotmail.com, ada.+x@hotmail.com"
    })
    void oneMailboxHasOneCanonicalSpelling(String written, String canonical) {
        assertThat(address(written).canonical()).isEqualTo(canonical);
    }

    @Test
    void theCanonicalSpellingIsItsOwnCanonicalSpelling() {
        var random = new Random(5321);
        var domains = List.of(
                "gmail.com",
                "Googlemail.com",
                "me.com",
                "pm.me",
                "yahoo.com",
                "hotmail.fr",
                "x.fastmail.fm",
                "shop.example");
        for (int i = 0; i < 20_000; i++) {
            var local = new StringBuilder("a");
            for (int c = random.nextInt(12); c > 0; c--) {
                local.append("aB1+-_.".charAt(random.nextInt(7)));
            }
            var text = local.toString().replaceAll("\\.+", ".").replaceAll("\\.$", "") + "@"
                    + domains.get(random.nextInt(domains.size()));
            var canonical = address(text).canonical();
            assertThat(address(canonical).canonical()).as(text).isEqualTo(canonical);
            assertThat(address(canonical).sameMailbox(address(text))).isTrue();
        }
    }

    @Test
    void whatWasWrittenIsKeptAndMailGoesThere() {
        var address = address("  Ada.L+shop@MÜNCHEN.de ");
        assertThat(address.original()).isEqualTo("Ada.L+shop@MÜNCHEN.de");
        assertThat(address.local()).isEqualTo("Ada.L+shop");
        assertThat(address.domain()).isEqualTo("xn--mnchen-3ya.de");
        assertThat(address.deliverable()).isEqualTo("Ada.L+shop@xn--mnchen-3ya.de");
    }

    @Test
    void aLogLineDoesNotTellWhoseAddressItIs() {
        assertThat(address("ada@example.com")).hasToString("…@example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@",
                "@example.com",
                "ada@",
                "ada@localhost",
                "ada@example",
                "ada@example..com",
                "ada@.example.com",
                "ada@example.com.",
                "ada@-example.com",
                "ada@exam_ple.com",
                "ada@127.0.0.1",
                "ada@[127.0.0.1]",
                "ada@example.c",
                "ada@example.123",
                "ada@b@example.com",
                "ada l@example.com",
                "ada.@example.com",
                ".ada@example.com",
                "a..b@example.com",
                "\"ada\"@example.com",
                "Ada <ada@example.com>",
                "ada@example.com>",
                "ada@example.com, eve@example.com",
                "ada@example.com\r\nBcc: eve@example.com",
                "ada\r\nBcc: eve@example.com",
                "ada\u0000@example.com",
                "ada@exam\u0000ple.com",
                "ada@exam\u2028ple.com",
                "adа@example.com",
                "ada@straße.de"
            })
    void whatCannotReachAMailboxIsRefused(String text) {
        assertThat(EmailAddress.parse(text)).isInstanceOf(Parsed.Refused.class);
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress(text));
    }

    @Test
    void lengthsAreThoseOfRfc5321() {
        var label = "d".repeat(60) + ".";
        assertThat(EmailAddress.parse("a".repeat(64) + "@example.com")).isInstanceOf(Parsed.Value.class);
        assertThat(EmailAddress.parse("a".repeat(65) + "@example.com")).isInstanceOf(Parsed.Refused.class);
        assertThat(EmailAddress.parse("a".repeat(64) + "@" + label.repeat(3) + "example"))
                .isInstanceOf(Parsed.Refused.class);
        assertThat(EmailAddress.parse("a".repeat(63) + "@" + label.repeat(3) + "example"))
                .isInstanceOf(Parsed.Value.class);
        assertThat(EmailAddress.parse("a@" + "d".repeat(64) + ".com")).isInstanceOf(Parsed.Refused.class);
        assertThat(EmailAddress.parse("a@" + "ü".repeat(250))).isInstanceOf(Parsed.Refused.class);
    }

    @Test
    void theRefusalSaysWhichPartIsWrong() {
        assertThat(EmailAddress.parse("ada"))
                .isEqualTo(new Parsed.Refused<EmailAddress>("An e-mail address has an @, like ada@example.com."));
        assertThat(EmailAddress.parse("a b@example.com"))
                .isEqualTo(
                        new Parsed.Refused<EmailAddress>("The part of the e-mail address before the @ is not right."));
        assertThat(EmailAddress.parse("ada@example"))
                .isEqualTo(
                        new Parsed.Refused<EmailAddress>("The part of the e-mail address after the @ is not right."));
    }

    private static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow();
    }
}
