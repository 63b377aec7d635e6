package dev.grapevine.store;

/** What came of reading a file that should be a logo. */
public sealed interface LogoReading {
    record Read(LogoPicture picture) implements LogoReading {}

    /** @param bytes how large it is */
    record TooHeavy(int bytes) implements LogoReading {}

    record TooLarge(int width, int height) implements LogoReading {}

    /** @param format what it is, such as SVG; empty where nobody can tell */
    record OtherFormat(String format) implements LogoReading {}

    /** It begins as such a picture and can't be drawn. */
    record Broken(String format) implements LogoReading {}
}
