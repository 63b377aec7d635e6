package dev.grapevine.web.api.referral;

import dev.grapevine.attribution.AttributedOrder;
import dev.grapevine.attribution.Referral;
import dev.grapevine.attribution.ReferralState;
import dev.grapevine.attribution.TieByHand;
import dev.grapevine.attribution.TieOutcome;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.order.Order;
import dev.grapevine.store.Scope;
import dev.grapevine.web.api.Needs;
import dev.grapevine.web.api.order.OrderName;
import dev.grapevine.web.problem.FieldProblem;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.problem.ProblemType;
import dev.grapevine.web.problem.Refusal;
import dev.grapevine.web.security.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Referrals that somebody makes by hand, because she knows what no evidence shows. */
@RestController
@RequestMapping("/api/v1/referrals")
class TieResource {
    private final TieByHand tieByHand;
    private final OrderName orders;

    TieResource(TieByHand tieByHand, OrderName orders) {
        this.tieByHand = tieByHand;
        this.orders = orders;
    }

    /**
     * @param order {@code ord_…} or {@code external:1001}
     * @param program under whose terms; null for the program that is live
     * @param note why
     */
    record TieAsked(
            @Nullable String order,
            @Nullable String advocate,
            @Nullable String program,
            @Nullable String note) {}

    /** Ties an order to an advocate, or to another one. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Needs(Scope.REFERRALS)
    ReferralShown tie(Caller caller, @RequestBody TieAsked asked) {
        List<FieldProblem> problems = new ArrayList<>();
        UUID store = caller.storeId();
        @Nullable
        UUID order = asked.order() == null
                ? null
                : orders.find(store, asked.order()).map(Order::id).orElse(null);
        @Nullable UUID advocate = id(IdKind.ADVOCATE, asked.advocate());
        @Nullable UUID program = id(IdKind.PROGRAM, asked.program());
        if (order == null) {
            problems.add(new FieldProblem("order", "is an order of this store, ord_… or external:…"));
        }
        if (advocate == null) {
            problems.add(new FieldProblem("advocate", "is an advocate of this store, adv_…"));
        }
        if (asked.program() != null && program == null) {
            problems.add(
                    new FieldProblem("program", "is a program of this store, prg_…, or left out for the live one."));
        }
        if (asked.note() == null || asked.note().isBlank() || asked.note().length() > 1_000) {
            problems.add(new FieldProblem("note", "says why, in 1 to 1000 characters."));
        }
        if (!problems.isEmpty()) {
            throw Problem.invalid(problems).refusal();
        }
        return answer(tieByHand.tie(
                store,
                Objects.requireNonNull(order),
                Objects.requireNonNull(advocate),
                program,
                Objects.requireNonNull(asked.note()).strip(),
                caller.actor()));
    }

    private static @Nullable UUID id(IdKind kind, @Nullable String text) {
        return text == null ? null : Ids.parse(kind, text).orElse(null);
    }

    private static ReferralShown answer(TieOutcome outcome) {
        return switch (outcome) {
            case TieOutcome.Done(AttributedOrder order) -> tied(order);
            case TieOutcome.NoSuchOrder() -> throw wrong("order", "is an order of this store, ord_… or external:…");
            case TieOutcome.NoSuchAdvocate() -> throw wrong("advocate", "is an advocate of this store, adv_…");
            case TieOutcome.NoSuchProgram() ->
                throw wrong("program", "is a program of this store, prg_…, or left out for the live one.");
            case TieOutcome.Settled(ReferralState state) ->
                throw conflict("The order's referral is " + state.code() + " already, and stays so.");
            case TieOutcome.NotTied() -> throw new IllegalStateException("Tying never ends so");
        };
    }

    private static ReferralShown tied(AttributedOrder order) {
        @Nullable Referral referral = order.referral();
        if (referral == null || !order.decision().isAttributed()) {
            throw conflict("This order can't count for anybody: its why says more.");
        }
        return ReferralShown.of(referral);
    }

    private static Refusal wrong(String field, String problem) {
        return Problem.invalid(field, problem).refusal();
    }

    private static Refusal conflict(String detail) {
        return Problem.of(ProblemType.CONFLICT, detail).refusal();
    }
}
