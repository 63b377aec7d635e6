package dev.grapevine.platform.secret;

/** A credential in clear, carried so that no log, message or stack trace can show it by accident. */
public final class Secret {
    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    public static Secret of(String text) {
        return new Secret(text);
    }

    /** The text itself: for the one place that sends or seals it. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
