package dev.grapevine.risk;

/**
 * How much a signal weighs, and where the thresholds are. This is the one place for both.
 *
 * <p>Weak signals add up: {@link #FAINT} is what families, offices and telephone networks share all the time, {@link
 * #MODERATE} what two strangers rarely share. {@link #SUSPICIOUS} is reached by two moderate ones, or by a strong and a faint
 * one; never by one that is shared alone, nor by a household's usual two, network and doorstep (1 + 2).
 */
public final class Weight {
    public static final int FAINT = 1;
    public static final int MODERATE = 2;
    public static final int STRONG = 3;

    /** From this sum on, a person decides. */
    public static final int SUSPICIOUS = 4;

    /** A signal of this weight rejects by itself; the sum of weaker ones never does. */
    public static final int REJECTS = 100;

    /** So many more orders of an advocate's friends within one day of one of them are noticed. */
    public static final int BURST = 10;

    /** So many are for a person to look at, whatever else there is. */
    public static final int BIG_BURST = 50;

    private Weight() {}
}
