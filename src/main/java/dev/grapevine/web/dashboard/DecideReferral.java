package dev.grapevine.web.dashboard;

import dev.grapevine.attribution.Decider;
import dev.grapevine.attribution.MoveOutcome;
import dev.grapevine.attribution.Referrals;
import dev.grapevine.journey.ReviewDecisions;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.store.Actor;
import dev.grapevine.web.dashboard.entrance.SignedIn;
import dev.grapevine.web.page.HtmlPage;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A teammate's word about a referral; a refusal needs its reason. */
@Controller
@RequestMapping("/dashboard/referrals/{id}")
class DecideReferral {
    private static final int LONGEST = 1000;

    private final ReviewDecisions decisions;
    private final Referrals referrals;
    private final ReferralPage page;

    DecideReferral(ReviewDecisions decisions, Referrals referrals, ReferralPage page) {
        this.decisions = decisions;
        this.referrals = referrals;
        this.page = page;
    }

    @PostMapping("/approval")
    HtmlPage approve(
            @PathVariable("id") String text,
            @RequestParam(name = "note", defaultValue = "") String typed,
            SignedIn who) {
        who.mustBeAllowedToChange();
        UUID id = ReferralPage.id(IdKind.REFERRAL, text);
        String stripped = typed.strip();
        @Nullable String note = stripped.isEmpty() ? null : stripped.substring(0, Math.min(LONGEST, stripped.length()));
        return answer(decisions.approve(who.storeId(), id, who.actor(), note), id, "approved", who, note);
    }

    @PostMapping("/rejection")
    HtmlPage reject(
            @PathVariable("id") String text,
            @RequestParam(name = "reason", defaultValue = "") String typed,
            SignedIn who,
            HttpServletRequest request) {
        return refuse(text, new Refusal("rejection", "rejected", decisions::reject), typed, who, request);
    }

    @PostMapping("/disqualification")
    HtmlPage disqualify(
            @PathVariable("id") String text,
            @RequestParam(name = "reason", defaultValue = "") String typed,
            SignedIn who,
            HttpServletRequest request) {
        return refuse(
                text, new Refusal("disqualification", "disqualified", decisions::disqualify), typed, who, request);
    }

    /**
     * A way of saying no.
     *
     * @param form by whose name the page knows the form
     * @param done what is said of it afterwards
     */
    private record Refusal(String form, String done, Word word) {
        private interface Word {
            MoveOutcome say(UUID storeId, UUID referralId, Actor by, String reason);
        }
    }

    private HtmlPage refuse(String text, Refusal refusal, String typed, SignedIn who, HttpServletRequest request) {
        who.mustBeAllowedToChange();
        UUID id = ReferralPage.id(IdKind.REFERRAL, text);
        String reason = typed.strip();
        return reason.isEmpty() || reason.length() > LONGEST
                ? page.show(id, who, request, null, new Decision(refusal.form(), typed))
                        .status(422)
                : answer(refusal.word().say(who.storeId(), id, who.actor(), reason), id, refusal.done(), who, reason);
    }

    private HtmlPage answer(MoveOutcome outcome, UUID id, String done, SignedIn who, @Nullable String note) {
        return switch (outcome) {
            case MoveOutcome.Moved _ -> done(id, done);
            case MoveOutcome.NotPossible _ when saidAlready(who, id, note) -> done(id, done);
            case MoveOutcome.NotPossible _ ->
                throw Problem.of(ProblemType.CONFLICT, "The referral was decided meanwhile.")
                        .refusal();
            case MoveOutcome.NoSuchReferral _ -> throw Problem.notFound().refusal();
        };
    }

    private static HtmlPage done(UUID id, String done) {
        return HtmlPage.to("/dashboard/referrals/" + Ids.text(IdKind.REFERRAL, id) + "?done=" + done);
    }

    /** A button that was pressed twice: the same person's last word on it, in the same words. */
    private boolean saidAlready(SignedIn who, UUID id, @Nullable String note) {
        Decider decider = Decider.of(who.actor());
        return referrals.timeline(who.storeId(), id).reversed().stream()
                .filter(event -> event.by().isPerson())
                .findFirst()
                .filter(event -> event.by().equals(decider) && Objects.equals(event.note(), note))
                .isPresent();
    }
}
