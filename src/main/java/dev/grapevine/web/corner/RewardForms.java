package dev.grapevine.web.corner;

import dev.grapevine.advocate.Advocates;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.program.Programs;
import dev.grapevine.program.RewardKind;
import dev.grapevine.reward.Choice;
import dev.grapevine.reward.ChooseReward;
import dev.grapevine.reward.FinishReward;
import dev.grapevine.web.page.HtmlPage;
import dev.grapevine.web.shopper.ShopPages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How she is rewarded: what she would like, what she takes, and where her cash goes. */
@Controller
@RequestMapping(ShopPages.SLUG + "/corner")
class RewardForms {
    private final CornerForms forms;
    private final Advocates advocates;
    private final Programs programs;
    private final ChooseReward chooseReward;
    private final FinishReward finishReward;

    RewardForms(
            CornerForms forms,
            Advocates advocates,
            Programs programs,
            ChooseReward chooseReward,
            FinishReward finishReward) {
        this.forms = forms;
        this.advocates = advocates;
        this.programs = programs;
        this.chooseReward = chooseReward;
        this.finishReward = finishReward;
    }

    @PostMapping("/preference")
    HtmlPage prefer(
            @PathVariable("slug") String slug,
            @RequestParam(name = "kind", defaultValue = "") String kind,
            @RequestParam(name = "charity", defaultValue = "") String charity,
            @RequestParam(name = "for_good", defaultValue = "") String forGood,
            HttpServletRequest request) {
        return forms.forAdvocate(slug, request, (shop, advocate) -> programs.current(shop.id())
                .ifPresent(running -> advocates.prefer(
                        shop.id(),
                        advocate.id(),
                        RewardWays.read(running, kind, charity, !forGood.isEmpty())
                                .orElse(null))));
    }

    /** As what a reward that waits for her word shall come. What is not offered, or was said before, changes nothing. */
    @PostMapping("/reward/{id}")
    HtmlPage choose(
            @PathVariable("slug") String slug,
            @PathVariable("id") String id,
            @RequestParam(name = "kind", defaultValue = "") String kind,
            @RequestParam(name = "charity", defaultValue = "") String charity,
            @RequestParam(name = "for_good", defaultValue = "") String forGood,
            HttpServletRequest request) {
        Optional<UUID> reward = Ids.parse(IdKind.REWARD, id);
        Optional<RewardKind> wanted = RewardWays.kind(kind);
        return forms.forCustomer(slug, request, (shop, customer) -> {
            if (reward.isPresent() && wanted.isPresent()) {
                boolean donates = wanted.get() == RewardKind.DONATION && !charity.isEmpty();
                chooseReward.choose(
                        shop.id(),
                        customer.id(),
                        reward.get(),
                        new Choice(wanted.get(), donates ? charity : null, !forGood.isEmpty()));
            }
        });
    }

    /** Where her cash goes; an answer that can't be one changes nothing. */
    @PostMapping("/payee")
    HtmlPage payTo(
            @PathVariable("slug") String slug,
            @RequestParam(name = "details", defaultValue = "") String typed,
            HttpServletRequest request) {
        String details = typed.strip();
        return forms.forCustomer(slug, request, (shop, customer) -> {
            if (!details.isEmpty() && details.length() <= 500) {
                finishReward.payTo(shop.id(), customer.id(), details);
            }
        });
    }
}
