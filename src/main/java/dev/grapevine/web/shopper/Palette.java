package dev.grapevine.web.shopper;

import dev.grapevine.store.Brand;
import dev.grapevine.store.Colour;
import dev.grapevine.store.Contrast;

/**
 * The store's colours as a page needs them, by day and by night. Buttons keep the brand's colour wherever their edge shows;
 * what has to be read is darkened or lightened until it can be.
 */
record Palette(Colour ground, Colour card, Colour ink, Brand brand) {
    private static final Colour BLACK = new Colour("#000000");
    private static final Colour WHITE = new Colour("#ffffff");
    private static final Colour NIGHT = new Colour("#121214");

    static Palette day(Brand brand) {
        Colour ground = brand.background();
        if (Contrast.isDark(ground)) {
            return new Palette(ground, Contrast.mix(ground, WHITE, 0.07), WHITE, brand);
        }
        // A card must show on the page: on white the page gets a breath of the brand.
        Colour page = Contrast.between(ground, WHITE) < 1.06 ? Contrast.mix(ground, brand.primary(), 0.06) : ground;
        return new Palette(page, WHITE, Contrast.mix(Contrast.textOn(WHITE), brand.primary(), 0.12), brand);
    }

    static Palette night(Brand brand) {
        Colour ground = Contrast.mix(NIGHT, brand.primary(), 0.06);
        return new Palette(ground, Contrast.mix(ground, WHITE, 0.06), new Colour("#f3f2f5"), brand);
    }

    /** Custom properties of CSS, as the inside of a rule. */
    String declarations() {
        Colour tint = Contrast.mix(card, brand.primary(), Contrast.isDark(card) ? 0.15 : 0.08);
        Colour button = Contrast.apart(brand.primary(), card, Contrast.EDGE);
        Colour soft = Contrast.mix(ink, ground, 0.35);
        return "--ground:" + ground + ";--card:" + card + ";--ink:" + ink
                + ";--soft:" + readable(soft)
                + ";--line:" + Contrast.mix(card, ink, 0.14)
                + ";--edge:" + Contrast.apart(Contrast.mix(card, ink, 0.45), card, Contrast.EDGE)
                + ";--tint:" + tint
                + ";--on-tint:" + Contrast.apart(ink, tint, Contrast.TEXT)
                + ";--button:" + button
                + ";--button-over:"
                + Contrast.mix(button, Contrast.textOn(button).equals(WHITE) ? BLACK : WHITE, 0.14)
                + ";--on-button:" + Contrast.textOn(button)
                + ";--link:" + readable(brand.primary())
                + ";--accent:" + readable(brand.accent())
                + ";--radius:" + brand.radius() + "px";
    }

    /** Readable on the card and on the page alike. */
    private Colour readable(Colour colour) {
        return Contrast.apart(Contrast.apart(colour, card, Contrast.TEXT + 0.2), ground, Contrast.TEXT + 0.2);
    }
}
