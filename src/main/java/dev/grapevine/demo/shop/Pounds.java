package dev.grapevine.demo.shop;

/** Pence as people and programs read them. */
final class Pounds {
    private Pounds() {}

    static String text(long pence) {
        return "£" + decimal(pence);
    }

    static String decimal(long pence) {
        return pence / 100 + "." + (pence % 100 < 10 ? "0" : "") + pence % 100;
    }

    /** The pence of a decimal text in pounds. */
    static long pence(String decimal) {
        return new java.math.BigDecimal(decimal).movePointRight(2).longValueExact();
    }
}
