package dev.grapevine.replay;

import dev.grapevine.kernel.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Everything that a replay tells, and what is to be true afterwards. The same file, day, seed and minimum give the same plan.
 *
 * @param orders in the order in which they were placed
 * @param shoppers everybody, in the sequence of their first orders
 */
record Plan(List<Told> orders, List<Shopper> shoppers) {

    /**
     * @param historyUntil orders before this day are imported as history, the others are live
     * @param seed decides who came through whom, and what is returned
     * @param minimum what the store's program asks for of a friend's order
     */
    static Plan of(List<Purchase> purchases, LocalDate historyUntil, long seed, Money minimum) {
        return new MakePlan(purchases, historyUntil, seed, minimum).plan();
    }

    List<Told> history() {
        return orders.stream().filter(Told::isHistory).toList();
    }

    List<Told> live() {
        return orders.stream().filter(order -> !order.isHistory()).toList();
    }

    /** Whose link or code somebody uses, by number. */
    List<Shopper> advocates() {
        var numbers = new TreeSet<String>();
        orders.stream()
                .filter(order -> order.tip() != null)
                .forEach(
                        order -> numbers.add(Objects.requireNonNull(order.tip()).from()));
        return shoppers.stream()
                .filter(shopper -> numbers.contains(shopper.number()))
                .toList();
    }

    long count(Truth truth) {
        return orders.stream().filter(order -> order.truth() == truth).count();
    }
}
