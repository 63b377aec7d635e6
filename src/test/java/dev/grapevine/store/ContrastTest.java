package dev.grapevine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ContrastTest {
    private final Random random = new Random(42);

    @Test
    void blackOnWhiteAndTheKnownGreyMeasureAsInWcag() {
        assertThat(Contrast.between(Contrast.BLACK, Contrast.WHITE)).isEqualTo(21);
        assertThat(Contrast.between(new Colour("#767676"), Contrast.WHITE)).isBetween(4.54, 4.55);
    }

    @Test
    void textCanBeReadOnEveryGroundAlsoOnTheMiddlingOnes() {
        for (int grey = 0; grey < 256; grey++) {
            Colour ground = new Colour("#%02x%02x%02x".formatted(grey, grey, grey));
            assertThat(Contrast.between(Contrast.textOn(ground), ground))
                    .as("text on %s", ground)
                    .isGreaterThanOrEqualTo(Contrast.TEXT);
        }
    }

    @Test
    void whatEverColourIsAskedForStandsApartAsMuchAsIsAsked() {
        for (int i = 0; i < 500; i++) {
            Colour colour = colour();
            Colour ground = colour();
            assertThat(Contrast.between(Contrast.apart(colour, ground, Contrast.EDGE), ground))
                    .as("%s on %s", colour, ground)
                    .isGreaterThanOrEqualTo(Contrast.EDGE);
            assertThat(Contrast.between(Contrast.readable(colour, ground), ground))
                    .as("%s on %s", colour, ground)
                    .isGreaterThanOrEqualTo(Contrast.TEXT);
        }
    }

    @Test
    void aColourThatCanBeReadStaysAsItIs() {
        Colour teal = new Colour("#0f5f5c");
        Colour yellow = new Colour("#ffd400");
        assertThat(Contrast.readable(teal, Contrast.WHITE)).isEqualTo(teal);
        assertThat(Contrast.readable(yellow, Contrast.WHITE)).isNotEqualTo(yellow);
    }

    private Colour colour() {
        return new Colour("#%06x".formatted(random.nextInt(0x1000000)));
    }
}
