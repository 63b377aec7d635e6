package dev.grapevine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeGroundTest {
    @ParameterizedTest
    @CsvSource({"#101010, LIGHT", "#1f3f2f, LIGHT", "#ffffff, DARK", "#fff2c0, DARK", "#3b8a6c, ANY", "#c8693f, ANY"})
    void aWordWithoutAGroundOfItsOwnNeedsOneThatItsColourStandsOutFrom(String colour, Logo.Ground needs) {
        assertThat(JudgeGround.of(word(colour, null))).isEqualTo(needs);
    }

    @ParameterizedTest
    @CsvSource({"#101010, #ffffff", "#ffffff, #101010"})
    void onItsOwnGroundItStandsOutEverywhere(String colour, String ground) {
        assertThat(JudgeGround.of(word(colour, ground))).isEqualTo(Logo.Ground.ANY);
    }

    private static BufferedImage word(String colour, @org.jspecify.annotations.Nullable String ground) {
        BufferedImage picture = new BufferedImage(120, 40, BufferedImage.TYPE_INT_ARGB);
        Graphics2D brush = picture.createGraphics();
        if (ground != null) {
            brush.setColor(Color.decode(ground));
            brush.fillRect(0, 0, 120, 40);
        }
        brush.setColor(Color.decode(colour));
        brush.fillRect(10, 10, 60, 20);
        brush.dispose();
        return picture;
    }
}
