package dev.grapevine.web.dashboard;

import dev.grapevine.insight.Day;
import dev.grapevine.insight.Totals;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * One figure of the overview.
 *
 * @param key of its words: {@code figure.<key>}, and {@code figure.<key>.formula}
 * @param each its value on each day, for its picture
 */
public record Figure(String key, As as, long value, long before, List<Long> each) {

    /** How its value is written. */
    public enum As {
        NUMBER,
        MONEY,
        /** Hundredths of a percent. */
        PERCENT
    }

    /** Which way it went. */
    public enum Trend {
        UP,
        DOWN,
        SAME
    }

    static List<Figure> all(Totals now, Totals before, List<Day> days) {
        return List.of(
                of("revenue", As.MONEY, now, before, Totals::referredRevenue, days, Day::referredRevenue),
                of("orders", As.NUMBER, now, before, Totals::referredOrders, days, Day::referredOrders),
                of("visits", As.NUMBER, now, before, Totals::visits, days, Day::visits),
                of("conversion", As.PERCENT, now, before, Totals::conversion, days, Day::conversion),
                of("cost", As.MONEY, now, before, Totals::rewardCost, days, Day::rewardCost));
    }

    private static Figure of(
            String key,
            As as,
            Totals now,
            Totals before,
            ToLongFunction<Totals> total,
            List<Day> days,
            ToLongFunction<Day> daily) {
        return new Figure(
                key,
                as,
                total.applyAsLong(now),
                total.applyAsLong(before),
                days.stream().map(daily::applyAsLong).toList());
    }

    public Trend trend() {
        int compared = Long.compare(value, before);
        return compared > 0 ? Trend.UP : compared < 0 ? Trend.DOWN : Trend.SAME;
    }

    public boolean hadBefore() {
        return before != 0;
    }

    /** By how much it differs from the span before, in hundredths of a percent, without its sign. */
    public long difference() {
        return before == 0 ? 0 : Math.round(10_000.0 * Math.abs(value - before) / Math.abs(before));
    }
}
