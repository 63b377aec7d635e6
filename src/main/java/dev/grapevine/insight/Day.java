package dev.grapevine.insight;

import java.time.LocalDate;

/** One day of {@link Totals}. */
public record Day(LocalDate date, long visits, long referredOrders, long referredRevenue, long rewardCost) {

    static Day empty(LocalDate date) {
        return new Day(date, 0, 0, 0, 0);
    }

    /** Referred orders ÷ visits, in hundredths of a percent; 0 without visits. */
    public long conversion() {
        return visits == 0 ? 0 : Math.round(10_000.0 * referredOrders / visits);
    }
}
