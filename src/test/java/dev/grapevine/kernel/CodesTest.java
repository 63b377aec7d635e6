package dev.grapevine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodesTest {

    @Test
    void codesOfFiftyBitsDoNotCollideAndUseEveryCharacterAlike() {
        var seen = new HashSet<String>();
        var counts = new HashMap<Character, Integer>();
        for (int i = 0; i < 100_000; i++) {
            var code = Codes.random(Codes.UNGUESSABLE);
            assertThat(code).matches("[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}");
            assertThat(seen.add(code)).as(code).isTrue();
            code.chars().filter(c -> c != '-').forEach(c -> counts.merge((char) c, 1, Integer::sum));
        }
        assertThat(counts).hasSize(32);
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(30_000, 32_500));
    }

    @ParameterizedTest
    @CsvSource({"5, .", "20, ....", "25, .....", "30, ...-...", "33, ....-...", "50, .....-.....", "60, ....-....-...."
    })
    void aCodeHasAtLeastTheBitsAskedForInEvenGroups(int bits, String shape) {
        assertThat(Codes.random(bits)).matches(shape);
    }

    @Test
    void aCodeCanBeginWithAName() {
        assertThat(Codes.named("Amy", 20)).matches("AMY-[0-9A-Z]{4}");
        assertThat(Codes.named("愛", 20)).matches("[0-9A-Z]{4}");
    }

    @ParameterizedTest
    @CsvSource({
        "Amy, AMY",
        "Zoë, ZOE",
        "Anne-Marie, ANNE",
        "'  mary jane ', MARY",
        "D'Angelo, DANGELO",
        "Søren, SOREN",
        "Łukasz, LUKASZ",
        "Æthel, AETHEL",
        "Weiß, WEISS",
        "İpek, IPEK",
        "Bartholomew, BARTHOLO",
        "'Юля', ''",
        "'愛', ''",
        "'', ''",
        "R2-D2, R",
        "'<b>', B"
    })
    void aNameIsFoldedToPlainCapitals(String name, String part) {
        assertThat(Codes.namePart(name)).isEqualTo(part);
    }

    @ParameterizedTest
    @CsvSource({
        "AMY-7QK2, AMY7QK2",
        "amy 7qk2, AMY7QK2",
        "' amy–7qk2 ', AMY7QK2",
        "lola-o0i1, 101A0011",
        "ＡＭＹ７, AMY7",
        "SUMMER%10, SUMMER%10"
    })
    void aCodeIsFoundHoweverItIsTyped(String typed, String canonical) {
        assertThat(Codes.canonical(typed)).isEqualTo(canonical);
    }

    @Test
    void aCodeTypedCarelesslyIsTheSameCodeAndTheCanonicalFormStays() {
        for (int i = 0; i < 5_000; i++) {
            var code = Codes.named("Lilo", 50);
            var careless = code.toLowerCase(Locale.ROOT)
                    .replace('0', 'o')
                    .replace('1', 'l')
                    .replace("-", " ");
            var canonical = Codes.canonical(code);
            assertThat(Codes.canonical(careless)).isEqualTo(canonical);
            assertThat(Codes.canonical(canonical)).isEqualTo(canonical);
        }
    }

    @Test
    void theSameBytesSpellTheSameCodeAndTheirFirstBitsDecide() {
        assertThat(Codes.of(new byte[] {0, 0, 0}, 20)).isEqualTo("0000");
        assertThat(Codes.of(new byte[] {-1, -1, -1}, 20)).isEqualTo("ZZZZ");
        assertThat(Codes.of(new byte[] {0b00001_000, (byte) 0b10_00011_0, 0b0100_0000}, 20))
                .isEqualTo("1234");
        var bytes = new byte[20];
        new Random(3).nextBytes(bytes);
        assertThat(Codes.of(bytes, 160).replace("-", ""))
                .startsWith(Codes.of(bytes, 50).replace("-", ""))
                .hasSize(32);
    }

    @Test
    void moreBitsThanThereAreAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Codes.of(new byte[3], 25));
        assertThatIllegalArgumentException().isThrownBy(() -> Codes.random(4));
        assertThatIllegalArgumentException().isThrownBy(() -> Codes.random(161));
    }
}
