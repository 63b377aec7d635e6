package dev.grapevine.web.dashboard;

import dev.grapevine.aside.LaidAsides;
import dev.grapevine.aside.PutAway;
import dev.grapevine.kernel.Cursor;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Limit;
import dev.grapevine.web.dashboard.entrance.SignedIn;
import dev.grapevine.web.page.HtmlPage;
import dev.grapevine.web.problem.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Work that was laid aside: what, which, why and since when; and once the cause is mended, the way back, or the way off the list. */
@Controller
@RequestMapping("/dashboard/dead-letters")
class DeadLettersPage {
    private static final Limit AT_A_TIME = new Limit(25);
    private static final String AGAIN = "/dashboard/dead-letters?done=replayed";
    private static final String AWAY = "/dashboard/dead-letters?done=put-away";

    private final Desks desks;
    private final LaidAsides laidAsides;
    private final PutAway putAway;

    DeadLettersPage(Desks desks, LaidAsides laidAsides, PutAway putAway) {
        this.desks = desks;
        this.laidAsides = laidAsides;
        this.putAway = putAway;
    }

    @GetMapping
    HtmlPage list(@RequestParam Map<String, String> typed, SignedIn who) {
        boolean away = "put-away".equals(typed.get("show"));
        @Nullable Cursor after = ReferralsPage.cursor(typed.get("after"));
        return HtmlPage.of("dashboard/dead-letters.jte")
                .with("desk", desks.at(Desk.Place.OVERVIEW, who, typed.get("done")))
                .with("away", away)
                .with("alike", away || after != null ? List.of() : putAway.alike(who.storeId()))
                .with("page", laidAsides.list(who.storeId(), away, AT_A_TIME, after));
    }

    @PostMapping("/{id}/replay")
    HtmlPage replay(@PathVariable("id") String id, SignedIn who) {
        who.mustBeAllowedToChange();
        if (!laidAsides.replay(who.storeId(), ReferralPage.id(IdKind.DEAD_LETTER, id), who.actor())) {
            throw Problem.notFound().refusal();
        }
        return HtmlPage.to(AGAIN);
    }

    /** Alone, or with {@code all=alike} every other of its kind with the same error as well. */
    @PostMapping("/{id}/put-away")
    HtmlPage putAway(@PathVariable("id") String id, @RequestParam Map<String, String> typed, SignedIn who) {
        who.mustBeAllowedToChange();
        boolean allAlike = "alike".equals(typed.get("all"));
        if (putAway.put(who.storeId(), ReferralPage.id(IdKind.DEAD_LETTER, id), allAlike, who.actor()) == 0) {
            throw Problem.notFound().refusal();
        }
        return HtmlPage.to(AWAY);
    }

    @PostMapping("/replay")
    HtmlPage replayAll(SignedIn who) {
        who.mustBeAllowedToChange();
        laidAsides.replayAll(who.storeId(), who.actor());
        return HtmlPage.to(AGAIN);
    }
}
