package dev.grapevine.platform.work;

import java.util.Arrays;

/** Reasons of failures, as they are kept with a row. */
final class Why {
    private static final int LONGEST = 1_000;

    private Why() {}

    /** The exception, the deepest cause, and the place in the module's code. */
    static String of(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause.getCause() != null && depth < 20; depth++) {
            cause = cause.getCause();
        }
        String place = Arrays.stream(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("dev.grapevine."))
                .filter(frame -> !frame.getClassName().startsWith("dev.grapevine.platform."))
                .findFirst()
                .map(frame -> " at " + frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("");
        String because = cause.equals(failure) ? "" : " because of " + told(cause);
        return told(failure) + because + place;
    }

    private static String told(Throwable failure) {
        String message = failure.getMessage() == null ? "" : ": " + failure.getMessage();
        return failure.getClass().getSimpleName() + message;
    }

    /** Short enough to keep a million of, and without the zero bytes that PostgreSQL's text can't hold. */
    static String kept(String why) {
        String clean = why.replace('\0', ' ');
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
    }
}
