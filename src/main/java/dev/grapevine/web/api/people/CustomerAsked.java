package dev.grapevine.web.api.people;

import dev.grapevine.customer.Consent;
import dev.grapevine.customer.Person;
import dev.grapevine.web.problem.FieldProblem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer as a caller tells of many: who she is, and what she agreed to.
 *
 * @param consent to be written to by e-mail without having asked; left out: what is known stays
 */
record CustomerAsked(
        @Nullable String externalId,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String locale,
        @Nullable ConsentAsked consent) {
    private static final int LONGEST_SOURCE = 300;

    /**
     * @param given left out: yes
     * @param source where she did, in words that can be shown to her
     * @param at when; left out: it is not known when, and the word outweighs nothing: a yes counts where nothing was said
     *     before, a no also against a yes
     */
    record ConsentAsked(
            @Nullable Boolean given,
            @Nullable String source,
            @Nullable Instant at) {

        @Nullable
        Consent checked(Instant now, List<FieldProblem> problems) {
            if (source == null || source.isBlank() || source.length() > LONGEST_SOURCE) {
                problems.add(new FieldProblem(
                        "consent.source", "says where she agreed, in 1 to " + LONGEST_SOURCE + " characters."));
                return null;
            }
            if (at != null && at.isAfter(now)) {
                problems.add(new FieldProblem("consent.at", "lies in the future."));
                return null;
            }
            return new Consent(
                    Consent.Purpose.MARKETING,
                    Consent.Channel.EMAIL,
                    !Boolean.FALSE.equals(given),
                    source.strip(),
                    at == null ? now : at);
        }
    }

    @Nullable
    Person person(List<FieldProblem> problems) {
        return new PersonAsked(externalId, email, phone, firstName, lastName, locale).checked(problems);
    }

    @Nullable
    Consent consent(Instant now, List<FieldProblem> problems) {
        return consent == null ? null : consent.checked(now, problems);
    }

    /** Whether it is known when she said it. */
    boolean dated() {
        return consent != null && consent.at() != null;
    }

    /** Hides who it is, because logs outlive an erasure. */
    @Override
    public String toString() {
        return "Customer";
    }
}
