package dev.grapevine.attribution;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known when an order is decided.
 *
 * @param evidence in any sequence
 * @param promises by evidence, the program that it names with the terms by which it counts
 * @param recommenders the advocates that the evidence names
 * @param kept what was decided before, or null: a program that was stopped since, or an advocate who was banned since,
 *     keeps the orders that were put down to them
 */
public record Case(
        OrderFacts order,
        List<Evidence> evidence,
        Map<Evidence, Promise> promises,
        Map<UUID, Recommender> recommenders,
        Decision.@Nullable Recommendation kept) {

    Promise promise(Evidence evidence) {
        return Objects.requireNonNull(promises.get(evidence), "a program without its terms");
    }

    Recommender recommender(Evidence evidence) {
        return Objects.requireNonNull(recommenders.get(evidence.advocateId()), "an unknown advocate");
    }

    boolean keeps(Evidence evidence) {
        return kept != null
                && kept.advocateId().equals(evidence.advocateId())
                && kept.programId().equals(evidence.programId());
    }
}
