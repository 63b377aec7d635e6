package dev.grapevine.web.api.reward;

import dev.grapevine.attribution.Decider;
import dev.grapevine.attribution.Referrals;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Sorted;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.program.RewardKind;
import dev.grapevine.reward.Choice;
import dev.grapevine.reward.ChoiceOutcome;
import dev.grapevine.reward.ChooseReward;
import dev.grapevine.reward.FinishOutcome;
import dev.grapevine.reward.FinishReward;
import dev.grapevine.reward.ReverseRewards;
import dev.grapevine.reward.Reward;
import dev.grapevine.reward.RewardSearch;
import dev.grapevine.reward.RewardState;
import dev.grapevine.reward.Rewards;
import dev.grapevine.reward.Side;
import dev.grapevine.store.AuditLog;
import dev.grapevine.store.Scope;
import dev.grapevine.web.api.Filter;
import dev.grapevine.web.api.Listed;
import dev.grapevine.web.api.Needs;
import dev.grapevine.web.api.NoteAsked;
import dev.grapevine.web.api.PageAsked;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.problem.ProblemType;
import dev.grapevine.web.problem.Refusal;
import dev.grapevine.web.security.Caller;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What advocates and friends are owed, and were given. */
@RestController
@RequestMapping("/api/v1/rewards")
class RewardResource {
    private final InStore inStore;
    private final Rewards rewards;
    private final ChooseReward choose;
    private final FinishReward finish;
    private final ReverseRewards reverse;
    private final AuditLog audit;
    private final Referrals referrals;

    RewardResource(
            InStore inStore,
            Rewards rewards,
            ChooseReward choose,
            FinishReward finish,
            ReverseRewards reverse,
            AuditLog audit,
            Referrals referrals) {
        this.inStore = inStore;
        this.rewards = rewards;
        this.choose = choose;
        this.finish = finish;
        this.reverse = reverse;
        this.audit = audit;
        this.referrals = referrals;
    }

    /**
     * @param charity where a donation goes, by its key
     * @param forGood whether later rewards shall come as this too
     */
    record ChoiceAsked(
            @Nullable String kind,
            @Nullable String charity,
            @Nullable Boolean forGood) {
        Choice checked() {
            RewardKind wanted = Arrays.stream(RewardKind.values())
                    .filter(one -> code(one).equals(kind))
                    .findFirst()
                    .orElseThrow(() -> Problem.invalid(
                                    "kind",
                                    "is one of "
                                            + Arrays.stream(RewardKind.values())
                                                    .map(ChoiceAsked::code)
                                                    .collect(Collectors.joining(", "))
                                            + ".")
                            .refusal());
            return new Choice(wanted, charity, Boolean.TRUE.equals(forGood));
        }

        private static String code(RewardKind kind) {
            return kind.name().toLowerCase(Locale.ROOT);
        }
    }

    /** Newest first: all, or those that fit every filter. */
    @GetMapping
    @Needs(Scope.READ)
    Listed<RewardShown> list(
            Caller caller,
            PageAsked page,
            @RequestParam(name = "state", required = false) @Nullable String state,
            @RequestParam(name = "kind", required = false) @Nullable String kind,
            @RequestParam(name = "side", required = false) @Nullable String side,
            @RequestParam(name = "customer", required = false) @Nullable String customer,
            @RequestParam(name = "referral", required = false) @Nullable String referral,
            @RequestParam(name = "program", required = false) @Nullable String program) {
        RewardSearch search = new RewardSearch(
                Filter.one("state", RewardState.class, state),
                Filter.one("kind", RewardKind.class, kind),
                Filter.one("side", Side.class, side),
                Filter.id("customer", IdKind.CUSTOMER, customer),
                Filter.id("referral", IdKind.REFERRAL, referral),
                Filter.id("program", IdKind.PROGRAM, program));
        return Listed.of(
                rewards.list(caller.storeId(), search, Sorted.NEWEST_FIRST, page.limit(), page.after()),
                RewardShown::of);
    }

    @GetMapping("/{id}")
    @Needs(Scope.READ)
    RewardShown show(Caller caller, @PathVariable("id") String id) {
        return RewardShown.of(find(caller, id));
    }

    /** As what the receiver wants a reward that waits for her word. */
    @PostMapping("/{id}/choice")
    @Needs(Scope.REWARDS)
    RewardShown choose(Caller caller, @PathVariable("id") String id, @RequestBody ChoiceAsked asked) {
        Reward reward = find(caller, id);
        return switch (choose.choose(caller.storeId(), reward.recipientId(), reward.id(), asked.checked())) {
            case ChoiceOutcome.Chosen(Reward chosen) -> RewardShown.of(chosen);
            case ChoiceOutcome.NotOffered _ ->
                throw Problem.invalid(
                                "kind", "is none of what this reward can come as, or the charity is none of the list.")
                        .refusal();
            case ChoiceOutcome.NotWaiting(Reward was) -> throw notFrom(was);
            case ChoiceOutcome.NotFound() -> throw Problem.notFound().refusal();
        };
    }

    /** Writes down that cash was paid or a gift was handed over. Repeating it is harmless. */
    @PostMapping("/{id}/fulfilment")
    @Needs(Scope.REWARDS)
    RewardShown fulfil(Caller caller, @PathVariable("id") String id) {
        Reward reward = find(caller, id);
        FinishOutcome outcome = reward.kind() == RewardKind.CASH
                ? finish.paid(caller.storeId(), reward.id(), caller.actor())
                : finish.fulfilled(caller.storeId(), reward.id(), caller.actor());
        return switch (outcome) {
            case FinishOutcome.Finished(Reward finished) -> RewardShown.of(finished);
            case FinishOutcome.NotPossible(Reward was) -> throw notFrom(was);
            case FinishOutcome.Changed _ -> throw conflict("The reward comes to something else by now.");
            case FinishOutcome.Owing _ ->
                throw conflict("The receiver owes more than this from an order that went back; that is settled first.");
            case FinishOutcome.NotFound() -> throw Problem.notFound().refusal();
        };
    }

    /** Takes back all that is left of it. */
    @PostMapping("/{id}/reversal")
    @Needs(Scope.REWARDS)
    RewardShown reverse(
            Caller caller, @PathVariable("id") String id, @RequestBody(required = false) @Nullable NoteAsked asked) {
        UUID store = caller.storeId();
        Reward before = find(caller, id);
        @Nullable String note = NoteAsked.checked(asked);
        return inStore.call(store, () -> {
            List<Reward> changed = reverse.one(store, before.id());
            if (changed.isEmpty()) {
                throw notFrom(find(caller, id));
            }
            Reward after = find(caller, id);
            audit.record(
                    store,
                    caller.actor(),
                    "reverse.reward",
                    before.idText(),
                    Map.of("state", before.state().code()),
                    Map.of("state", after.state().code()));
            if (note != null) {
                referrals.note(store, after.referralId(), "reward_reversed", Decider.of(caller.actor()), note);
            }
            return RewardShown.of(after);
        });
    }

    private Reward find(Caller caller, String id) {
        return Ids.parse(IdKind.REWARD, id)
                .flatMap(reward -> rewards.find(caller.storeId(), reward))
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    private static Refusal notFrom(Reward reward) {
        return conflict("The reward is " + reward.state().code() + ", and from there this is not possible.");
    }

    private static Refusal conflict(String detail) {
        return Problem.of(ProblemType.CONFLICT, detail).refusal();
    }
}
