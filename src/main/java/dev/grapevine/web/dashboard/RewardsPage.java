package dev.grapevine.web.dashboard;

import dev.grapevine.insight.Faces;
import dev.grapevine.kernel.Cursor;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Page;
import dev.grapevine.kernel.Parsed;
import dev.grapevine.kernel.Sorted;
import dev.grapevine.reward.BySize;
import dev.grapevine.reward.FinishOutcome;
import dev.grapevine.reward.FinishReward;
import dev.grapevine.reward.PayableCash;
import dev.grapevine.reward.Reward;
import dev.grapevine.reward.RewardState;
import dev.grapevine.reward.Rewards;
import dev.grapevine.web.dashboard.entrance.SignedIn;
import dev.grapevine.web.page.HtmlPage;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Rewards that wait for the merchant: cash to be paid and gifts to be handed over. */
@Controller
class RewardsPage {
    private static final Limit AT_A_TIME = new Limit(50);
    private static final String ADDRESS = "/dashboard/rewards";

    private final Desks desks;
    private final Rewards rewards;
    private final FinishReward finish;
    private final Faces faces;
    private final PayableCash payable;

    RewardsPage(Desks desks, Rewards rewards, FinishReward finish, Faces faces, PayableCash payable) {
        this.desks = desks;
        this.rewards = rewards;
        this.finish = finish;
        this.faces = faces;
        this.payable = payable;
    }

    @GetMapping(ADDRESS)
    HtmlPage list(@RequestParam Map<String, String> typed, SignedIn who) {
        boolean gifts = "gifts".equals(typed.get("show"));
        Sorted sorted = Sorting.of(typed);
        @Nullable BySize size = gifts ? null : Sorting.size(typed);
        @Nullable Cursor after = cursor(typed.get("after"));
        RewardState state = gifts ? RewardState.AWAITING_FULFILMENT : RewardState.PAYABLE;
        Page<Reward> page = size == null
                ? rewards.inState(who.storeId(), state, sorted, AT_A_TIME, after)
                : payable.list(who.storeId(), size, AT_A_TIME, after);
        return HtmlPage.of("dashboard/rewards.jte")
                .with("desk", desks.at(Desk.Place.REWARDS, who, typed.get("done")))
                .with("gifts", gifts)
                .with("owing", "owing".equals(typed.get("sorry")))
                .with("none", "none".equals(typed.get("sorry")))
                .with("changed", "changed".equals(typed.get("sorry")))
                .with("sums", gifts ? List.of() : rewards.sumsIn(who.storeId(), RewardState.PAYABLE))
                .with("page", page)
                .with("sorted", sorted)
                .with("size", size)
                .with(
                        "recipients",
                        faces.ofCustomers(
                                who.storeId(),
                                page.data().stream().map(Reward::recipientId).toList()))
                .with("payees", gifts || !who.mayChange() ? Map.of() : payees(who.storeId(), page));
    }

    /** Holds where people's money goes, so it is for those who pay it. */
    @GetMapping(ADDRESS + ".csv")
    ResponseEntity<String> csv(SignedIn who) {
        who.mustBeAllowedToChange();
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header("Content-Disposition", "attachment; filename=\"cash.csv\"")
                .body(payable.csv(who.storeId()));
    }

    @PostMapping(ADDRESS + "/{id}/payment")
    HtmlPage pay(@PathVariable("id") String id, @RequestParam("seen") long seen, SignedIn who) {
        who.mustBeAllowedToChange();
        return answer(finish.paid(who.storeId(), ReferralPage.id(IdKind.REWARD, id), seen, who.actor()), "?done=paid");
    }

    @PostMapping(ADDRESS + "/{id}/fulfilment")
    HtmlPage fulfil(@PathVariable("id") String id, SignedIn who) {
        who.mustBeAllowedToChange();
        return answer(
                finish.fulfilled(who.storeId(), ReferralPage.id(IdKind.REWARD, id), who.actor()),
                "?show=gifts&done=fulfilled");
    }

    private static HtmlPage answer(FinishOutcome outcome, String done) {
        return switch (outcome) {
            case FinishOutcome.Finished _ -> HtmlPage.to(ADDRESS + done);
            case FinishOutcome.Owing _ -> HtmlPage.to(ADDRESS + "?sorry=owing");
            case FinishOutcome.Changed _ -> HtmlPage.to(ADDRESS + "?sorry=changed");
            case FinishOutcome.NotPossible _ ->
                throw Problem.of(ProblemType.CONFLICT, "The reward does not wait for that any more.")
                        .refusal();
            case FinishOutcome.NotFound _ -> throw Problem.notFound().refusal();
        };
    }

    /** Where each one's cash goes, in her own words. */
    private Map<UUID, String> payees(UUID storeId, Page<Reward> page) {
        Map<UUID, String> payees = new LinkedHashMap<>();
        page.data().stream().map(Reward::recipientId).distinct().forEach(customer -> finish.payee(storeId, customer)
                .ifPresent(to -> payees.put(customer, to)));
        return payees;
    }

    static @Nullable Cursor cursor(@Nullable String text) {
        return text != null && Cursor.parseById(text) instanceof Parsed.Value<Cursor>(Cursor cursor) ? cursor : null;
    }
}
