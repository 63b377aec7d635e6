package dev.grapevine.web.dashboard;

import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Unit;
import dev.grapevine.program.Charity;
import dev.grapevine.program.Program;
import dev.grapevine.program.Programs;
import dev.grapevine.program.RunningProgram;
import dev.grapevine.reward.Donations;
import dev.grapevine.web.dashboard.entrance.SignedIn;
import dev.grapevine.web.page.HtmlPage;
import dev.grapevine.web.problem.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What advocates gave away: what the store owes which charity, and that it was handed on. */
@Controller
@RequestMapping("/dashboard/donations")
class DonationsPage {
    private static final Limit PROGRAMS = new Limit(100);

    private final Desks desks;
    private final Donations donations;
    private final Programs programs;

    DonationsPage(Desks desks, Donations donations, Programs programs) {
        this.desks = desks;
        this.donations = donations;
        this.programs = programs;
    }

    @GetMapping
    HtmlPage list(@RequestParam Map<String, String> typed, SignedIn who) {
        return HtmlPage.of("dashboard/donations.jte")
                .with("desk", desks.at(Desk.Place.REWARDS, who, typed.get("done")))
                .with("changed", "changed".equals(typed.get("sorry")))
                .with("names", names(who.storeId()))
                .with("donations", donations.byCharity(who.storeId()));
    }

    /** The newest program's word for a charity; one that no program names any more keeps its key. */
    private Map<String, String> names(UUID storeId) {
        Map<String, String> names = new HashMap<>();
        for (Program program : programs.list(storeId, PROGRAMS)) {
            for (Charity charity : programs.find(storeId, program.id())
                    .map(RunningProgram::terms)
                    .orElseThrow()
                    .charities()) {
                names.putIfAbsent(charity.key(), charity.name());
            }
        }
        return names;
    }

    @PostMapping("/handover")
    HtmlPage handOn(@RequestParam Map<String, String> typed, SignedIn who) {
        who.mustBeAllowedToChange();
        Unit unit = Unit.parseCurrency(typed.getOrDefault("currency", ""))
                .toOptional()
                .orElseThrow(this::unknown);
        boolean done = donations.passOn(
                who.storeId(),
                typed.getOrDefault("charity", ""),
                money(typed, "owed", unit),
                money(typed, "before", unit),
                who.actor());
        return HtmlPage.to("/dashboard/donations" + (done ? "?done=passed-on" : "?sorry=changed"));
    }

    private Money money(Map<String, String> typed, String name, Unit unit) {
        return Money.parse(typed.getOrDefault(name, ""), unit).toOptional().orElseThrow(this::unknown);
    }

    private RuntimeException unknown() {
        return Problem.notFound().refusal();
    }
}
