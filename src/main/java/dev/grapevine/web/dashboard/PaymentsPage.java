package dev.grapevine.web.dashboard;

import dev.grapevine.insight.Faces;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Unit;
import dev.grapevine.reward.FinishOutcome;
import dev.grapevine.reward.FinishReward;
import dev.grapevine.reward.Reward;
import dev.grapevine.reward.RewardState;
import dev.grapevine.reward.Rewards;
import dev.grapevine.web.dashboard.entrance.SignedIn;
import dev.grapevine.web.page.HtmlPage;
import dev.grapevine.web.problem.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Cash that was paid, several at once: first what it comes to, then the word that it is paid. */
@Controller
@RequestMapping("/dashboard/payments")
class PaymentsPage {
    /** As many as a page of the list shows. */
    private static final int MOST = 50;

    private final Desks desks;
    private final Rewards rewards;
    private final FinishReward finish;
    private final Faces faces;

    PaymentsPage(Desks desks, Rewards rewards, FinishReward finish, Faces faces) {
        this.desks = desks;
        this.rewards = rewards;
        this.finish = finish;
        this.faces = faces;
    }

    /** What marking these as paid would do; those that are not to be paid any more are left out. */
    @PostMapping("/preview")
    HtmlPage preview(@RequestParam(name = "reward", defaultValue = "") List<String> ids, SignedIn who) {
        who.mustBeAllowedToChange();
        List<Reward> chosen = find(who, ids).stream()
                .filter(reward -> reward.state() == RewardState.PAYABLE)
                .toList();
        return chosen.isEmpty()
                ? HtmlPage.to("/dashboard/rewards?sorry=none")
                : HtmlPage.of("dashboard/payments.jte")
                        .with("desk", desks.at(Desk.Place.REWARDS, who))
                        .with("rewards", chosen)
                        .with("totals", totals(chosen))
                        .with(
                                "recipients",
                                faces.ofCustomers(
                                        who.storeId(),
                                        chosen.stream().map(Reward::recipientId).toList()));
    }

    /** Each by itself: one whose receiver owes the shop stays to be paid and holds up no other. */
    @PostMapping
    HtmlPage pay(@RequestParam(name = "reward", defaultValue = "") List<String> ids, SignedIn who) {
        who.mustBeAllowedToChange();
        boolean owing = false;
        for (Reward reward : find(who, ids)) {
            owing |= finish.paid(who.storeId(), reward.id(), who.actor()) instanceof FinishOutcome.Owing;
        }
        return HtmlPage.to(owing ? "/dashboard/rewards?sorry=owing" : "/dashboard/rewards?done=paid");
    }

    private List<Reward> find(SignedIn who, List<String> ids) {
        return ids.stream()
                .distinct()
                .limit(MOST)
                .map(text -> Ids.parse(IdKind.REWARD, text)
                        .flatMap((UUID id) -> rewards.find(who.storeId(), id))
                        .orElseThrow(() -> Problem.notFound().refusal()))
                .toList();
    }

    private static Collection<Money> totals(List<Reward> chosen) {
        Map<String, Money> totals = new TreeMap<>();
        for (Reward reward : chosen) {
            Unit unit = Objects.requireNonNull(reward.unit(), "cash has an amount");
            totals.merge(unit.code(), new Money(reward.left(), unit), Money::plus);
        }
        return totals.values();
    }
}
