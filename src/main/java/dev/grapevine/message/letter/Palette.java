package dev.grapevine.message.letter;

import dev.grapevine.store.Brand;
import dev.grapevine.store.Colour;

/**
 * The colours of a mail by day and by night, from the store's three: what has to be read is darkened or lightened until
 * it can be.
 *
 * @param outer around the card
 * @param muted small print
 * @param tint behind the code
 * @param link also the button's edge, so that a pale button has a shape
 */
public record Palette(
        Colour outer,
        Colour card,
        Colour text,
        Colour muted,
        Colour tint,
        Colour link,
        Colour button,
        Colour buttonText) {
    private static final Colour WHITE = new Colour("#ffffff");
    private static final Colour PAPER = new Colour("#f4f4f2");
    private static final Colour NIGHT = new Colour("#101012");
    private static final Colour NIGHT_CARD = new Colour("#1c1c1f");

    static Palette day(Brand brand) {
        Colour ground = brand.background();
        if (Contrast.isDark(ground)) {
            return of(brand, ground, Contrast.mix(ground, WHITE, 0.06));
        }
        return of(brand, Contrast.between(ground, WHITE) < 1.06 ? PAPER : ground, WHITE);
    }

    static Palette night(Brand brand) {
        return of(brand, NIGHT, NIGHT_CARD);
    }

    private static Palette of(Brand brand, Colour outer, Colour card) {
        Colour text = Contrast.textOn(card);
        return new Palette(
                outer,
                card,
                text,
                Contrast.readable(Contrast.mix(text, outer, 0.4), outer),
                Contrast.mix(card, brand.primary(), Contrast.isDark(card) ? 0.22 : 0.07),
                Contrast.readable(brand.primary(), card),
                brand.primary(),
                Contrast.textOn(brand.primary()));
    }
}
