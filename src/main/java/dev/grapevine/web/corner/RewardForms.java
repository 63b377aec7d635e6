package dev.grapevine.web.corner;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.advocate.Preference;
import dev.grapevine.customer.Customer;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.program.Programs;
import dev.grapevine.program.RewardKind;
import dev.grapevine.reward.Choice;
import dev.grapevine.reward.ChoiceOutcome;
import dev.grapevine.reward.ChooseReward;
import dev.grapevine.reward.FinishReward;
import dev.grapevine.reward.RewardState;
import dev.grapevine.reward.Rewards;
import dev.grapevine.web.page.HtmlPage;
import dev.grapevine.web.shopper.ShopPage;
import dev.grapevine.web.shopper.ShopPages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** As what rewards come, and where money goes. */
@Controller
@RequestMapping(ShopPages.SLUG + "/corner")
class RewardForms {
    private static final int LONGEST_DETAILS = 500;

    private final OpenCorner corner;
    private final Advocates advocates;
    private final Programs programs;
    private final Rewards rewards;
    private final ChooseReward chooseReward;
    private final FinishReward finishReward;

    RewardForms(
            OpenCorner corner,
            Advocates advocates,
            Programs programs,
            Rewards rewards,
            ChooseReward chooseReward,
            FinishReward finishReward) {
        this.corner = corner;
        this.advocates = advocates;
        this.programs = programs;
        this.rewards = rewards;
        this.chooseReward = chooseReward;
        this.finishReward = finishReward;
    }

    /** How she likes to be thanked from now on; nothing chosen means that she wants to be asked. */
    @PostMapping("/preference")
    HtmlPage prefer(
            @PathVariable("slug") String slug, @RequestParam Map<String, String> typed, HttpServletRequest request) {
        return corner.change(slug, request, (shop, customer) -> advocates
                .ofCustomer(shop.id(), customer.id())
                .map(advocate -> prefer(shop, advocate, typed))
                .orElse(Typed.RIGHT));
    }

    private Typed prefer(ShopPage shop, Advocate advocate, Map<String, String> typed) {
        String kind = typed.getOrDefault("kind", "");
        @Nullable
        Preference wanted = programs.current(shop.id())
                .flatMap(running -> RewardWays.read(running.terms(), typed))
                .orElse(null);
        if (wanted == null && !kind.isEmpty()) {
            return new Typed("ways", "corner.problem.not-offered", typed);
        }
        advocates.prefer(shop.id(), advocate.id(), wanted);
        return Typed.RIGHT;
    }

    /**
     * As what a reward that waits for her word shall come, and the others that wait too where it is said for good. What was
     * said before, or is not hers, changes nothing.
     */
    @PostMapping("/reward/{id}")
    HtmlPage choose(
            @PathVariable("slug") String slug,
            @PathVariable("id") String id,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request) {
        return corner.change(slug, request, (shop, customer) -> Ids.parse(IdKind.REWARD, id)
                .map(reward -> choose(shop, customer, reward, typed))
                .orElse(Typed.RIGHT));
    }

    private Typed choose(ShopPage shop, Customer customer, UUID reward, Map<String, String> typed) {
        String form = Ids.text(IdKind.REWARD, reward);
        Optional<RewardKind> kind = RewardWays.kind(typed.getOrDefault("kind", ""));
        if (kind.isEmpty()) {
            return new Typed(form, "corner.problem.choose", typed);
        }
        String charity = typed.getOrDefault("charity", "");
        boolean donates = kind.get() == RewardKind.DONATION && !charity.isEmpty();
        Choice choice = new Choice(kind.get(), donates ? charity : null, typed.containsKey("for_good"));
        return switch (chooseReward.choose(shop.id(), customer.id(), reward, choice)) {
            case ChoiceOutcome.NotOffered _ -> new Typed(form, "corner.problem.not-offered", typed);
            case ChoiceOutcome.Chosen _ -> {
                if (choice.forGood()) {
                    chooseForOthers(shop, customer, choice);
                }
                yield Typed.RIGHT;
            }
            case ChoiceOutcome.NotWaiting _, ChoiceOutcome.NotFound _ -> Typed.RIGHT;
        };
    }

    /** Those that can't come as this go on waiting. */
    private void chooseForOthers(ShopPage shop, Customer customer, Choice choice) {
        rewards.asking(shop.id(), customer.id()).stream()
                .filter(reward -> reward.state() == RewardState.AWAITING_CHOICE)
                .forEach(reward -> chooseReward.choose(shop.id(), customer.id(), reward.id(), choice));
    }

    /** Where her cash goes. */
    @PostMapping("/payee")
    HtmlPage payTo(
            @PathVariable("slug") String slug, @RequestParam Map<String, String> typed, HttpServletRequest request) {
        String details = typed.getOrDefault("details", "").strip();
        return corner.change(slug, request, (shop, customer) -> {
            if (details.isEmpty() || details.length() > LONGEST_DETAILS) {
                return new Typed("details", "corner.problem.details", typed);
            }
            finishReward.payTo(shop.id(), customer.id(), details);
            return Typed.RIGHT;
        });
    }
}
