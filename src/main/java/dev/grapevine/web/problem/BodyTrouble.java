package dev.grapevine.web.problem;

import java.io.IOException;

/** Why reading a request's body was given up. */
public abstract sealed class BodyTrouble extends IOException {
    private final String detail;

    private BodyTrouble(String detail) {
        super(detail);
        this.detail = detail;
    }

    String detail() {
        return detail;
    }

    /** More came than is taken. */
    public static final class TooLarge extends BodyTrouble {
        public TooLarge(long limit) {
            super("The body is larger than the " + limit + " bytes that are taken at a time.");
        }
    }

    /** It came so slowly that it would have held its place for too long. */
    public static final class TooSlow extends BodyTrouble {
        public TooSlow(long seconds) {
            super("The body did not arrive within " + seconds + " seconds.");
        }
    }
}
