package dev.grapevine.kernel;

/** Which end of a list by time comes first. One index serves both, and so does one kind of {@link Cursor}. */
public enum Sorted {
    NEWEST_FIRST("desc", "<"),
    OLDEST_FIRST("asc", ">");

    private final String direction;
    private final String beyond;

    Sorted(String direction, String beyond) {
        this.direction = direction;
        this.beyond = beyond;
    }

    /** As {@code order by} says it. */
    public String direction() {
        return direction;
    }

    /** How a row that is further down the list compares with the one before it, in SQL. */
    public String beyond() {
        return beyond;
    }

    public Sorted turned() {
        return this == NEWEST_FIRST ? OLDEST_FIRST : NEWEST_FIRST;
    }
}
