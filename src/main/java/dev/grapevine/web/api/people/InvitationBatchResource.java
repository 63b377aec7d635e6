package dev.grapevine.web.api.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.grapevine.customer.Consent;
import dev.grapevine.customer.Person;
import dev.grapevine.journey.InviteMany;
import dev.grapevine.journey.Invited;
import dev.grapevine.journey.Invitee;
import dev.grapevine.journey.ManyInvited;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.store.Scope;
import dev.grapevine.web.api.Needs;
import dev.grapevine.web.problem.FieldProblem;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.problem.ProblemType;
import dev.grapevine.web.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Invitations to customers who were there before the store joined, many in one request. */
@RestController
@RequestMapping("/api/v1/invitations/batch")
class InvitationBatchResource {
    private final InviteMany invite;
    private final Clock clock;

    InvitationBatchResource(InviteMany invite, Clock clock) {
        this.invite = invite;
        this.clock = clock;
    }

    /**
     * @param perHour how many mails leave an hour, those of earlier batches first, and all of this one within three days; left
     *     out: 500
     * @param customers each for itself right or wrong
     */
    record InvitationsAsked(
            @Nullable Integer perHour, @Nullable List<InviteeAsked> customers) {

        int pace() {
            int pace = perHour == null ? InviteMany.USUAL_PER_HOUR : perHour;
            if (pace < 1 || pace > InviteMany.MOST_PER_HOUR) {
                throw Problem.invalid("per_hour", "is a number from 1 to " + InviteMany.MOST_PER_HOUR + ".")
                        .refusal();
            }
            return pace;
        }
    }

    /**
     * Somebody to be invited.
     *
     * @param ordersBefore how many orders of hers the shop has that were not told; where the program takes customers with an
     *     order as advocates, one is enough
     */
    record InviteeAsked(
            @Nullable String externalId,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String locale,
            CustomerAsked.@Nullable ConsentAsked consent,
            @Nullable Integer ordersBefore) {

        @Nullable
        Invitee checked(Instant now, List<FieldProblem> problems) {
            CustomerAsked asked = new CustomerAsked(externalId, email, phone, firstName, lastName, locale, consent);
            @Nullable Person person = asked.person(problems);
            @Nullable Consent given = asked.consent(now, problems);
            return person == null || !problems.isEmpty()
                    ? null
                    : new Invitee(person, given, asked.dated(), ordersBefore != null && ordersBefore > 0);
        }

        /** Hides who it is, because logs outlive an erasure. */
        @Override
        public String toString() {
            return "Invitee";
        }
    }

    /** One answer for each, in the batch's sequence. */
    record InvitationsTaken(int planned, int leftOut, List<Entry> data) {}

    /**
     * @param status {@code planned}, {@code waits} for a teammate to let her in, or why not: {@code not_eligible}, {@code
     *     no_address}, {@code no_consent}, {@code suppressed}, {@code asked_before}, {@code refused}
     * @param sendAt when the mail leaves
     * @param errors why it was refused
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            @Nullable String externalId,
            String status,
            @Nullable String customer,
            @Nullable Instant sendAt,
            @Nullable List<FieldProblem> errors) {}

    /**
     * Plans them, spread over time, in transactions of 50 so that the store's orders never wait long for the same people; with
     * an idempotency key, whose answer is kept or nothing is done, in one. Repeating it is harmless: whoever is planned was
     * asked before.
     */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Needs(Scope.ADVOCATES)
    InvitationsTaken invite(Caller caller, @RequestBody InvitationsAsked batch) {
        List<InviteeAsked> asked = CustomerBatchResource.atMost("customers", batch.customers());
        int perHour = batch.pace();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        @Nullable Entry[] entries = new @Nullable Entry[asked.size()];
        List<Integer> places = new ArrayList<>();
        List<Invitee> people = new ArrayList<>();
        for (int i = 0; i < entries.length; i++) {
            List<FieldProblem> problems = new ArrayList<>();
            @Nullable Invitee person = asked.get(i).checked(now, problems);
            if (person == null) {
                entries[i] = new Entry(asked.get(i).externalId(), "refused", null, null, problems);
            } else {
                places.add(i);
                people.add(person);
            }
        }
        List<Invited> invited =
                answers(invite.invite(caller.storeId(), people, people.size(), perHour, caller.actor()));
        for (int i = 0; i < invited.size(); i++) {
            int at = places.get(i);
            entries[at] = shown(asked.get(at), invited.get(i));
        }
        int planned = Invited.planned(invited);
        return new InvitationsTaken(planned, entries.length - planned, List.of(entries));
    }

    private static List<Invited> answers(ManyInvited invited) {
        return switch (invited) {
            case ManyInvited.Each(List<Invited> all) -> all;
            case ManyInvited.NoProgram() ->
                throw Problem.of(
                                ProblemType.CONFLICT,
                                "No program of the store takes friends at this time: activate one, then send this again.")
                        .refusal();
            case ManyInvited.TooSlow slow ->
                throw Problem.invalid("per_hour", tooSlow(slow)).refusal();
        };
    }

    private static String tooSlow(ManyInvited.TooSlow slow) {
        return slow.leastPerHour() == 0
                ? "would have to be above " + InviteMany.MOST_PER_HOUR + " for " + slow.letters()
                        + " people to have left within " + InviteMany.MOST_HOURS
                        + " hours: those that wait already leave until "
                        + slow.free().truncatedTo(ChronoUnit.SECONDS)
                        + ". Send fewer in a batch, or this one later."
                : "is at least " + slow.leastPerHour() + " for " + slow.letters()
                        + " people, so that all have left within " + InviteMany.MOST_HOURS
                        + " hours, those that wait already first; or send fewer in a batch.";
    }

    private static Entry shown(InviteeAsked asked, Invited invited) {
        return new Entry(
                asked.externalId(),
                invited.outcome().name().toLowerCase(Locale.ROOT),
                Ids.text(IdKind.CUSTOMER, invited.customerId()),
                invited.sendAt(),
                null);
    }
}
