package dev.grapevine.kernel;

/**
 * An exact number of a store's coins, possibly negative.
 *
 * @param coins whole coins
 */
public record Points(long coins) implements Comparable<Points> {

    public static final Points NONE = new Points(0);

    public Points plus(Points other) {
        return new Points(Math.addExact(coins, other.coins));
    }

    public Points minus(Points other) {
        return new Points(Math.subtractExact(coins, other.coins));
    }

    public Points negate() {
        return new Points(Math.negateExact(coins));
    }

    @Override
    public int compareTo(Points other) {
        return Long.compare(coins, other.coins);
    }

    @Override
    public String toString() {
        return coins + " coins";
    }
}
