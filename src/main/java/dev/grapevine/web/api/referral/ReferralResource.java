package dev.grapevine.web.api.referral;

import dev.grapevine.attribution.MoveOutcome;
import dev.grapevine.attribution.Referral;
import dev.grapevine.attribution.ReferralEvent;
import dev.grapevine.attribution.ReferralFilter;
import dev.grapevine.attribution.ReferralState;
import dev.grapevine.attribution.Referrals;
import dev.grapevine.attribution.Why;
import dev.grapevine.attribution.Words;
import dev.grapevine.journey.ReviewDecisions;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Page;
import dev.grapevine.store.Scope;
import dev.grapevine.web.api.ByTime;
import dev.grapevine.web.api.Filter;
import dev.grapevine.web.api.Listed;
import dev.grapevine.web.api.Needs;
import dev.grapevine.web.api.NoteAsked;
import dev.grapevine.web.api.PageAsked;
import dev.grapevine.web.api.order.SayWhy;
import dev.grapevine.web.api.order.WhyShown;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.problem.ProblemType;
import dev.grapevine.web.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Recommendations that led to a purchase, and what becomes of them. */
@RestController
@RequestMapping("/api/v1/referrals")
public class ReferralResource {
    private final Referrals referrals;
    private final ReviewDecisions decisions;
    private final Why why;
    private final SayWhy sayWhy;
    private final ShowReferrals showReferrals;

    ReferralResource(
            Referrals referrals, ReviewDecisions decisions, Why why, SayWhy sayWhy, ShowReferrals showReferrals) {
        this.referrals = referrals;
        this.decisions = decisions;
        this.why = why;
        this.sayWhy = sayWhy;
        this.showReferrals = showReferrals;
    }

    /** By when they were purchased, newest first. */
    @GetMapping
    @Needs(Scope.READ)
    Listed<ReferralShown> list(
            Caller caller,
            @ByTime PageAsked page,
            @RequestParam(name = "state", required = false) @Nullable List<String> states,
            @RequestParam(name = "advocate", required = false) @Nullable String advocate,
            @RequestParam(name = "friend", required = false) @Nullable String friend,
            @RequestParam(name = "program", required = false) @Nullable String program,
            @RequestParam(name = "search", required = false) @Nullable String search,
            @RequestParam(name = "from", required = false) @Nullable Instant from,
            @RequestParam(name = "to", required = false) @Nullable Instant to,
            @RequestParam(name = "expand", required = false) @Nullable List<String> expand) {
        ReferralFilter filter = new ReferralFilter(
                states(states),
                Filter.id("advocate", IdKind.ADVOCATE, advocate),
                Filter.id("friend", IdKind.CUSTOMER, friend),
                Filter.id("program", IdKind.PROGRAM, program),
                search,
                from,
                to);
        Page<Referral> found = referrals.list(caller.storeId(), filter, page.limit(), page.after());
        return Listed.of(found, showReferrals.of(caller, found.data(), expand));
    }

    private static Set<ReferralState> states(@Nullable List<String> codes) {
        return codes == null
                ? Set.of()
                : Set.copyOf(codes.stream()
                        .map(code -> ReferralState.of(code)
                                .orElseThrow(() -> PageAsked.wrong("state", "is no state of a referral.")))
                        .toList());
    }

    @GetMapping("/{id}")
    @Needs(Scope.READ)
    ReferralShown show(
            Caller caller,
            @PathVariable("id") String id,
            @RequestParam(name = "expand", required = false) @Nullable List<String> expand) {
        Referral found = find(caller, id);
        return showReferrals.of(caller, List.of(found), expand).apply(found);
    }

    /** Why it stands where it stands, in words. */
    @GetMapping("/{id}/why")
    @Needs(Scope.READ)
    WhyShown why(Caller caller, @PathVariable("id") String id, HttpServletRequest request) {
        return why.ofReferral(caller.storeId(), find(caller, id).id(), sayWhy.words(caller, request))
                .map(WhyShown::of)
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    /** What happened to it, oldest first. */
    @GetMapping("/{id}/events")
    @Needs(Scope.READ)
    Listed<EventShown> events(Caller caller, @PathVariable("id") String id, HttpServletRequest request) {
        Words words = sayWhy.words(caller, request);
        return new Listed<>(
                referrals.timeline(caller.storeId(), find(caller, id).id()).stream()
                        .map(event -> EventShown.of(event, why.tell(event, words)))
                        .toList(),
                null);
    }

    /** @param says the same in words */
    record EventShown(
            Instant at,
            String what,
            ReferralShown.DeciderShown by,
            @Nullable String note,
            String says) {
        static EventShown of(ReferralEvent event, String says) {
            return new EventShown(
                    event.at(), event.what(), ReferralShown.DeciderShown.of(event.by()), event.note(), says);
        }
    }

    /** Lets pass what was held; the review goes on, or ends at once where its days are over. */
    @PostMapping("/{id}/approval")
    @Needs(Scope.REFERRALS)
    ReferralShown approve(
            Caller caller, @PathVariable("id") String id, @RequestBody(required = false) @Nullable NoteAsked asked) {
        return decided(
                decisions.approve(caller.storeId(), find(caller, id).id(), caller.actor(), NoteAsked.checked(asked)));
    }

    /** Refuses what was held. */
    @PostMapping("/{id}/rejection")
    @Needs(Scope.REFERRALS)
    ReferralShown reject(
            Caller caller, @PathVariable("id") String id, @RequestBody(required = false) @Nullable NoteAsked asked) {
        return decided(
                decisions.reject(caller.storeId(), find(caller, id).id(), caller.actor(), NoteAsked.checked(asked)));
    }

    /** Takes a referral out, at whatever stage; what was given for it is taken back. */
    @PostMapping("/{id}/disqualification")
    @Needs(Scope.REFERRALS)
    ReferralShown disqualify(
            Caller caller, @PathVariable("id") String id, @RequestBody(required = false) @Nullable NoteAsked asked) {
        return decided(decisions.disqualify(
                caller.storeId(), find(caller, id).id(), caller.actor(), NoteAsked.checked(asked)));
    }

    private static ReferralShown decided(MoveOutcome outcome) {
        return switch (outcome) {
            case MoveOutcome.Moved(Referral referral) -> ReferralShown.of(referral);
            case MoveOutcome.NotPossible(ReferralState state) ->
                throw Problem.of(
                                ProblemType.CONFLICT,
                                "The referral is " + state.code() + ", and from there this is not possible.")
                        .refusal();
            case MoveOutcome.NoSuchReferral() -> throw Problem.notFound().refusal();
        };
    }

    private Referral find(Caller caller, String id) {
        return Ids.parse(IdKind.REFERRAL, id)
                .flatMap(referral -> referrals.find(caller.storeId(), referral))
                .orElseThrow(() -> Problem.notFound().refusal());
    }
}
