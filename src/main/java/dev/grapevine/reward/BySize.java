package dev.grapevine.reward;

/** Which end of a list of amounts comes first. */
public enum BySize {
    LARGEST_FIRST("desc", "<", Long.MAX_VALUE),
    SMALLEST_FIRST("asc", ">", Long.MIN_VALUE);

    private final String direction;
    private final String beyond;
    private final long before;

    BySize(String direction, String beyond, long before) {
        this.direction = direction;
        this.beyond = beyond;
        this.before = before;
    }

    String direction() {
        return direction;
    }

    /** How a row that is further down the list compares with the one before it, in SQL. */
    String beyond() {
        return beyond;
    }

    /** What stands before every amount. */
    long before() {
        return before;
    }

    public BySize turned() {
        return this == LARGEST_FIRST ? SMALLEST_FIRST : LARGEST_FIRST;
    }
}
