package dev.grapevine.message.letter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.store.Brand;
import dev.grapevine.store.Colour;
import dev.grapevine.store.Contrast;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PaletteTest {

    @Test
    void whateverColoursAMerchantChoosesEveryWordCanBeReadByDayAndNight() {
        Random random = new Random(42);
        for (int i = 0; i < 2_000; i++) {
            Brand brand = new Brand(colour(random), colour(random), colour(random), Brand.Font.SYSTEM, 8, null);
            for (Palette palette : new Palette[] {Palette.day(brand), Palette.night(brand)}) {
                assertThat(Contrast.between(palette.text(), palette.card()))
                        .as("text of %s", brand)
                        .isGreaterThanOrEqualTo(Contrast.TEXT);
                assertThat(Contrast.between(palette.muted(), palette.card()))
                        .as("small print of %s", brand)
                        .isGreaterThanOrEqualTo(Contrast.TEXT);
                assertThat(Contrast.between(palette.foot(), palette.outer()))
                        .as("foot of %s", brand)
                        .isGreaterThanOrEqualTo(Contrast.TEXT);
                assertThat(Contrast.between(palette.link(), palette.card()))
                        .as("links of %s", brand)
                        .isGreaterThanOrEqualTo(Contrast.TEXT);
                assertThat(Contrast.between(palette.text(), palette.tint()))
                        .as("code of %s", brand)
                        .isGreaterThanOrEqualTo(Contrast.TEXT);
                assertThat(Contrast.between(palette.buttonText(), palette.button()))
                        .as("button of %s", brand)
                        .isGreaterThanOrEqualTo(Contrast.TEXT);
                assertThat(Contrast.between(palette.title(), palette.outer()))
                        .as("name of %s", brand)
                        .isGreaterThanOrEqualTo(Contrast.TEXT);
            }
        }
    }

    @Test
    void aColourThatCanBeReadStaysAsItIs() {
        assertThat(Palette.day(Brand.PLAIN).link()).isEqualTo(Brand.PLAIN.primary());
    }

    private static Colour colour(Random random) {
        return new Colour("#%06x".formatted(random.nextInt(0x1000000)));
    }
}
