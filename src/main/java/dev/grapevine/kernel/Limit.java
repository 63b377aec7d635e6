package dev.grapevine.kernel;

/**
 * How many rows of a list somebody wants at once.
 *
 * @param rows from 1 to 100
 */
public record Limit(int rows) {

    public static final Limit DEFAULT = new Limit(50);

    private static final int MOST = 100;

    /** Refuses with {@link IllegalArgumentException}; text from outside goes through {@link #parse}. */
    public Limit {
        if (rows < 1 || rows > MOST) {
            throw new IllegalArgumentException("A limit is a number from 1 to " + MOST + ".");
        }
    }

    /** A number from 1 to 100 in digits. */
    public static Parsed<Limit> parse(String text) {
        return text.matches("[1-9][0-9]?|100")
                ? new Parsed.Value<>(new Limit(Integer.parseInt(text)))
                : new Parsed.Refused<>("A limit is a number from 1 to " + MOST + ".");
    }

    /** What a query asks for: one row more than is shown tells whether another page follows. */
    public int andOneMore() {
        return rows + 1;
    }
}
