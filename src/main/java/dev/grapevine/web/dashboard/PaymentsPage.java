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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
        return chosen.isEmpty() ? HtmlPage.to("/dashboard/rewards?sorry=none") : preview(chosen, who, false);
    }

    private HtmlPage preview(List<Reward> chosen, SignedIn who, boolean changed) {
        return HtmlPage.of("dashboard/payments.jte")
                .with("desk", desks.at(Desk.Place.REWARDS, who))
                .with("rewards", chosen)
                .with("changed", changed)
                .with("totals", totals(chosen))
                .with(
                        "recipients",
                        faces.ofCustomers(
                                who.storeId(),
                                chosen.stream().map(Reward::recipientId).toList()));
    }

    /**
     * Each by itself: one whose receiver owes the shop, or that has changed since it was looked at, stays to be paid and
     * holds up no other. Those that changed are shown again, with what they come to now.
     */
    @PostMapping
    HtmlPage pay(@RequestParam(name = "payment", defaultValue = "") List<String> typed, SignedIn who) {
        who.mustBeAllowedToChange();
        boolean owing = false;
        List<Reward> changed = new ArrayList<>();
        for (SeenReward seen :
                typed.stream().distinct().limit(MOST).map(SeenReward::parse).toList()) {
            switch (finish.paid(who.storeId(), seen.id(), seen.left(), who.actor())) {
                case FinishOutcome.Finished _ -> {}
                case FinishOutcome.Owing _ -> owing = true;
                case FinishOutcome.Changed(Reward now) -> changed.add(now);
                case FinishOutcome.NotPossible(Reward now) -> changed.add(now);
                case FinishOutcome.NotFound _ -> throw Problem.notFound().refusal();
            }
        }
        List<Reward> again = changed.stream()
                .filter(reward -> reward.state() == RewardState.PAYABLE)
                .toList();
        if (!again.isEmpty()) {
            return preview(again, who, true);
        }
        return HtmlPage.to(
                "/dashboard/rewards?" + (owing ? "sorry=owing" : changed.isEmpty() ? "done=paid" : "sorry=changed"));
    }

    /**
     * A reward as the preview showed it.
     *
     * @param left what was left of it, in minor units
     */
    private record SeenReward(UUID id, long left) {
        private static final Pattern SHAPE = Pattern.compile("(rwd_[0-9a-z]{1,40}):([0-9]{1,18})");

        static SeenReward parse(String typed) {
            Matcher parts = SHAPE.matcher(typed);
            return parts.matches()
                    ? new SeenReward(ReferralPage.id(IdKind.REWARD, parts.group(1)), Long.parseLong(parts.group(2)))
                    : unknown();
        }

        private static SeenReward unknown() {
            throw Problem.notFound().refusal();
        }
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
