package dev.grapevine.web.dashboard;

import dev.grapevine.aside.LaidAsides;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Limit;
import dev.grapevine.web.dashboard.entrance.SignedIn;
import dev.grapevine.web.page.HtmlPage;
import dev.grapevine.web.problem.Problem;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Work that was laid aside: what, which, why and since when; and once the cause is mended, the way back. */
@Controller
@RequestMapping("/dashboard/dead-letters")
class DeadLettersPage {
    private static final Limit AT_A_TIME = new Limit(25);
    private static final String AGAIN = "/dashboard/dead-letters?done=replayed";

    private final Desks desks;
    private final LaidAsides laidAsides;

    DeadLettersPage(Desks desks, LaidAsides laidAsides) {
        this.desks = desks;
        this.laidAsides = laidAsides;
    }

    @GetMapping
    HtmlPage list(@RequestParam Map<String, String> typed, SignedIn who) {
        return HtmlPage.of("dashboard/dead-letters.jte")
                .with("desk", desks.at(Desk.Place.OVERVIEW, who, typed.get("done")))
                .with("page", laidAsides.list(who.storeId(), AT_A_TIME, ReferralsPage.cursor(typed.get("after"))));
    }

    @PostMapping("/{id}/replay")
    HtmlPage replay(@PathVariable("id") String id, SignedIn who) {
        who.mustBeAllowedToChange();
        if (!laidAsides.replay(who.storeId(), ReferralPage.id(IdKind.DEAD_LETTER, id), who.actor())) {
            throw Problem.notFound().refusal();
        }
        return HtmlPage.to(AGAIN);
    }

    @PostMapping("/replay")
    HtmlPage replayAll(SignedIn who) {
        who.mustBeAllowedToChange();
        laidAsides.replayAll(who.storeId(), who.actor());
        return HtmlPage.to(AGAIN);
    }
}
