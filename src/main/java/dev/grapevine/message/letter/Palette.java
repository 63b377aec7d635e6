package dev.grapevine.message.letter;

import dev.grapevine.store.Brand;
import dev.grapevine.store.Colour;
import dev.grapevine.store.Contrast;

/**
 * The colours of a mail by day and by night, from the store's three: what has to be read is darkened or lightened until
 * it can be.
 *
 * @param outer around the card
 * @param title the store's name, on the outer
 * @param foot small print on the outer
 * @param muted small print on the card
 * @param tint behind the code
 * @param link also the button's edge, so that a pale button has a shape
 */
public record Palette(
        Colour outer,
        Colour title,
        Colour foot,
        Colour card,
        Colour text,
        Colour muted,
        Colour tint,
        Colour link,
        Colour button,
        Colour buttonText) {
    private static final Colour PAPER = new Colour("#f4f4f2");
    private static final Colour NIGHT = new Colour("#101012");
    private static final Colour NIGHT_CARD = new Colour("#1c1c1f");
    /** How white on a ground has to stand out for a card that is lighter still. */
    private static final double DEEP = 7;

    static Palette day(Brand brand) {
        Colour ground = brand.background();
        double white = Contrast.between(ground, Contrast.WHITE);
        if (white >= DEEP) {
            return of(brand, ground, Contrast.mix(ground, Contrast.WHITE, 0.06));
        }
        if (Contrast.isDark(ground)) {
            return of(brand, ground, Contrast.mix(ground, Contrast.BLACK, 0.12));
        }
        return of(brand, white < 1.06 ? PAPER : ground, Contrast.WHITE);
    }

    static Palette night(Brand brand) {
        return of(brand, NIGHT, NIGHT_CARD);
    }

    private static Palette of(Brand brand, Colour outer, Colour card) {
        return new Palette(
                outer,
                Contrast.textOn(outer),
                quiet(outer),
                card,
                Contrast.textOn(card),
                quiet(card),
                tint(card, brand.primary()),
                Contrast.readable(brand.primary(), card),
                brand.primary(),
                Contrast.textOn(brand.primary()));
    }

    private static Colour quiet(Colour ground) {
        return Contrast.readable(Contrast.mix(Contrast.textOn(ground), ground, 0.4), ground);
    }

    /** The card with a breath of the colour, as much as the card's text bears. */
    private static Colour tint(Colour card, Colour primary) {
        Colour text = Contrast.textOn(card);
        for (double part = Contrast.isDark(card) ? 0.22 : 0.07; part > 0; part -= 0.01) {
            Colour tint = Contrast.mix(card, primary, part);
            if (Contrast.between(text, tint) >= Contrast.TEXT) {
                return tint;
            }
        }
        return card;
    }
}
