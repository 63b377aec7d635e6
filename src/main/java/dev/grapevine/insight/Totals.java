package dev.grapevine.insight;

/**
 * What a span of time brought. Money is in the smallest part of the store's currency.
 *
 * @param visits by share links, without bots
 * @param visitors of those the different ones, by device or else by network
 * @param referredOrders put down to an advocate, and neither rejected nor returned
 * @param referredRevenue their totals, less what was given back
 * @param orders all of the store
 * @param revenue their totals, less what was given back
 * @param rewards that were given, or made due, less what was taken back
 * @param rewardCost what those come to, as far as they have a price in the store's currency
 */
public record Totals(
        long visits,
        long visitors,
        long referredOrders,
        long referredRevenue,
        long orders,
        long revenue,
        long rewards,
        long rewardCost) {

    /** Referred orders ÷ visitors, in hundredths of a percent; 0 without visitors. */
    public long conversion() {
        return visitors == 0 ? 0 : Math.round(10_000.0 * referredOrders / visitors);
    }

    /** Referred revenue ÷ all revenue, in hundredths of a percent; 0 without any. */
    public long revenueShare() {
        return revenue <= 0 ? 0 : Math.round(10_000.0 * referredRevenue / revenue);
    }
}
