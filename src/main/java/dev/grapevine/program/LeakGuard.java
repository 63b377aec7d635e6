package dev.grapevine.program;

/**
 * When an advocate's code is taken to have got into the open, such as onto a page of coupon codes: it is used far more
 * often than her link is visited. The code is then replaced; her link stays alive.
 *
 * @param on whether codes are replaced
 * @param leastUses how many uses it takes before anything is judged
 * @param usesPerVisit how many uses for each visit are still believed
 */
public record LeakGuard(boolean on, int leastUses, int usesPerVisit) {

    static final LeakGuard DEFAULT = new LeakGuard(true, 20, 3);

    /** Whether a code with these many uses and visits, of people only, leaks. */
    public boolean isLeaking(long uses, long visits) {
        return on && uses >= leastUses && uses > visits * usesPerVisit;
    }

    void check(Findings findings) {
        findings.range("least_uses", leastUses, 1, 100_000);
        findings.range("uses_per_visit", usesPerVisit, 1, 1000);
    }
}
