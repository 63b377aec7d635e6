package dev.grapevine.web.dashboard;

import dev.grapevine.attribution.AttributedOrder;
import dev.grapevine.attribution.Referral;
import dev.grapevine.attribution.TieByHand;
import dev.grapevine.attribution.TieOutcome;
import dev.grapevine.order.Order;
import dev.grapevine.web.dashboard.entrance.SignedIn;
import dev.grapevine.web.page.HtmlPage;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Ties an order to an advocate by hand, for what a teammate knows and no evidence shows. */
@Controller
@RequestMapping("/dashboard/ties")
class TiePage {
    private final Desks desks;
    private final FindByWord find;
    private final TieByHand tieByHand;

    TiePage(Desks desks, FindByWord find, TieByHand tieByHand) {
        this.desks = desks;
        this.find = find;
        this.tieByHand = tieByHand;
    }

    @GetMapping
    HtmlPage form(@RequestParam Map<String, String> typed, SignedIn who) {
        who.mustBeAllowedToChange();
        return form(TieForm.of(typed), who);
    }

    @PostMapping
    HtmlPage tie(@RequestParam Map<String, String> typed, SignedIn who) {
        who.mustBeAllowedToChange();
        TieForm form = TieForm.of(typed);
        Optional<UUID> order = find.order(who.storeId(), form.order()).map(Order::id);
        Optional<UUID> advocate = find.advocate(who.storeId(), form.advocate());
        Map<String, String> problems = new HashMap<>();
        if (order.isEmpty()) {
            problems.put("order", "tie.order.unknown");
        }
        if (advocate.isEmpty()) {
            problems.put("advocate", "tie.advocate.unknown");
        }
        if (form.note().isEmpty()) {
            problems.put("note", "tie.note.missing");
        }
        return problems.isEmpty()
                ? answer(
                        tieByHand.tie(
                                who.storeId(), order.get(), advocate.orElseThrow(), null, form.note(), who.actor()),
                        form,
                        who)
                : form(form.wrong(problems), who).status(422);
    }

    private HtmlPage answer(TieOutcome outcome, TieForm form, SignedIn who) {
        return switch (outcome) {
            case TieOutcome.Done(AttributedOrder tied) -> tied(tied, form, who);
            case TieOutcome.Settled _ -> refused("order", "tie.order.settled", form, who);
            case TieOutcome.NoSuchProgram() -> refused("order", "tie.program.none", form, who);
            case TieOutcome.NoSuchOrder() -> refused("order", "tie.order.unknown", form, who);
            case TieOutcome.NoSuchAdvocate() -> refused("advocate", "tie.advocate.unknown", form, who);
            case TieOutcome.NotTied() -> throw new IllegalStateException("Tying never ends so");
        };
    }

    /** Also where the order can't count although it is tied: its referral's page, or else this one, says why. */
    private HtmlPage tied(AttributedOrder tied, TieForm form, SignedIn who) {
        @Nullable Referral referral = tied.referral();
        if (referral == null) {
            return refused("order", "tie.order.never", form, who);
        }
        String done = tied.decision().isAttributed() ? "?done=tied" : "";
        return HtmlPage.to(
                "/dashboard/referrals/" + Objects.requireNonNull(referral).idText() + done);
    }

    private HtmlPage refused(String field, String problem, TieForm form, SignedIn who) {
        return form(form.wrong(Map.of(field, problem)), who).status(422);
    }

    private HtmlPage form(TieForm form, SignedIn who) {
        return HtmlPage.of("dashboard/tie.jte")
                .with("desk", desks.at(Desk.Place.REFERRALS, who))
                .with("form", form);
    }
}
