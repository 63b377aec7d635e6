package dev.grapevine.program;

import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * What an order must come through before anything is owed for it.
 *
 * @param counts the state from which the order counts
 * @param requiredTags all of which the order must carry
 * @param forbiddenTags none of which the order may carry
 * @param days from reaching that state; 0 for none
 */
public record Review(Counts counts, List<String> requiredTags, List<String> forbiddenTags, int days) {

    /** States of an order in the way it goes; a later one includes the earlier. */
    public enum Counts {
        PLACED,
        PAID,
        FULFILLED,
        DELIVERED
    }

    static final Review DEFAULT = new Review(Counts.PAID, List.of(), List.of(), 14);

    public Review {
        requiredTags = List.copyOf(requiredTags);
        forbiddenTags = List.copyOf(forbiddenTags);
    }

    public boolean admitsTags(Collection<String> tags) {
        return tags.containsAll(requiredTags) && Collections.disjoint(tags, forbiddenTags);
    }

    void check(Findings findings) {
        findings.range("days", days, 0, 365);
        findings.texts("required_tags", requiredTags, 50);
        findings.texts("forbidden_tags", forbiddenTags, 50);
        if (!Collections.disjoint(requiredTags, forbiddenTags)) {
            findings.add("forbidden_tags", "A tag can't be both required and forbidden.");
        }
    }
}
