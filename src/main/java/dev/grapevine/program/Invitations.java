package dev.grapevine.program;

/**
 * When customers are asked to recommend.
 *
 * @param on whether they are
 * @param moment from which the delay counts
 * @param delayDays 0 for at once
 * @param onceInDays at most one invitation to a person in so many days
 */
public record Invitations(boolean on, Moment moment, int delayDays, int onceInDays) {

    public enum Moment {
        ORDER,
        DELIVERY
    }

    static final Invitations DEFAULT = new Invitations(true, Moment.ORDER, 0, 90);

    void check(Findings findings) {
        findings.range("delay_days", delayDays, 0, 365);
        findings.range("once_in_days", onceInDays, 1, 730);
    }
}
