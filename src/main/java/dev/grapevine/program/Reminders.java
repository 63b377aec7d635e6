package dev.grapevine.program;

/**
 * Who is reminded, and how often.
 *
 * @param invitation of customers who were invited and did not come
 * @param incomplete of friends who claimed the offer and have not bought
 */
public record Reminders(ReminderPlan invitation, ReminderPlan incomplete) {

    static final Reminders DEFAULT = new Reminders(ReminderPlan.byEmail(14, 3, 14), ReminderPlan.byEmail(3, 2, 4));

    void check(Findings findings) {
        invitation.check(findings.at("invitation"));
        incomplete.check(findings.at("incomplete"));
    }
}
