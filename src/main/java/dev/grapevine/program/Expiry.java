package dev.grapevine.program;

/**
 * How long rewards last.
 *
 * @param couponDays from a reward coupon's issue
 * @param coinMonths from the day coins are credited
 * @param noticeDays how long before the end the receiver is told; 0 for not at all
 */
public record Expiry(int couponDays, int coinMonths, int noticeDays) {

    static final Expiry DEFAULT = new Expiry(60, 12, 7);

    void check(Findings findings) {
        findings.range("coupon_days", couponDays, 1, 1825);
        findings.range("coin_months", coinMonths, 1, 120);
        findings.range("notice_days", noticeDays, 0, 90);
        if (noticeDays >= couponDays) {
            findings.add("notice_days", "The notice comes before the coupon is issued.");
        }
    }
}
