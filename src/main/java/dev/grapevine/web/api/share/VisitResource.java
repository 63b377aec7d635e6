package dev.grapevine.web.api.share;

import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.share.Arrived;
import dev.grapevine.share.Channel;
import dev.grapevine.share.Visit;
import dev.grapevine.share.Visits;
import dev.grapevine.store.Scope;
import dev.grapevine.web.api.Needs;
import dev.grapevine.web.problem.FieldProblem;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.problem.ProblemType;
import dev.grapevine.web.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Friends who come by a share link to a page of the shop's own. */
@RestController
@RequestMapping("/api/v1/visits")
class VisitResource {
    private final Visits visits;
    private final TellVisitor visitors;

    VisitResource(Visits visits, TellVisitor visitors) {
        this.visits = visits;
        this.visitors = visitors;
    }

    /**
     * @param shareCode what the share link ends in
     * @param channel by which the link travelled, where the link says so; one we don't know is passed over
     * @param browser the visitor's, as far as the caller must say it
     */
    record VisitAsked(
            @Nullable String shareCode,
            @Nullable String channel,
            @Nullable BrowserAsked browser) {}

    /**
     * A visit.
     *
     * @param token travels with the visitor to her order; null where a program came and not a person
     * @param counted whether it counts as a person's
     */
    record VisitShown(
            String id,
            @Nullable String token,
            boolean counted,
            String advocate,
            String program,
            @Nullable String channel,
            Instant at) {

        static VisitShown of(Visit visit, @Nullable String token) {
            return new VisitShown(
                    visit.idText(),
                    token,
                    token != null,
                    Ids.text(IdKind.ADVOCATE, visit.advocateId()),
                    Ids.text(IdKind.PROGRAM, visit.programId()),
                    visit.channel() == null ? null : visit.channel().code(),
                    visit.at());
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Needs(Scope.CLAIMS)
    VisitShown record(Caller caller, @RequestBody VisitAsked asked, HttpServletRequest request) {
        List<FieldProblem> problems = new ArrayList<>();
        if (asked.shareCode() == null
                || asked.shareCode().isBlank()
                || asked.shareCode().length() > 100) {
            problems.add(new FieldProblem("share_code", "is what the share link ends in."));
        }
        Visitor visitor = visitors.of(caller, asked.browser(), request, problems);
        if (!problems.isEmpty() || asked.shareCode() == null) {
            throw Problem.invalid(problems).refusal();
        }
        @Nullable
        Channel channel =
                Optional.ofNullable(asked.channel()).flatMap(Channel::of).orElse(null);
        return switch (visits.record(caller.storeId(), visitor.by(asked.shareCode(), channel))) {
            case Arrived.Visited(Visit visit, String token) -> VisitShown.of(visit, token);
            case Arrived.CountedApart(Visit visit) -> VisitShown.of(visit, null);
            case Arrived.OwnLink _ -> throw new IllegalStateException("Nobody is signed in here");
            case Arrived.Closed _ ->
                throw Problem.of(ProblemType.CONFLICT, "No program of the store is open at this time.")
                        .refusal();
            case Arrived.NoSuchLink _ ->
                throw Problem.invalid("share_code", "belongs to nobody who recommends this store.")
                        .refusal();
        };
    }
}
