package dev.grapevine.web.dashboard;

import dev.grapevine.insight.Day;
import dev.grapevine.insight.Figures;
import dev.grapevine.insight.Present;
import dev.grapevine.insight.Span;
import dev.grapevine.insight.Totals;
import dev.grapevine.kernel.Unit;
import dev.grapevine.web.dashboard.entrance.SignedIn;
import dev.grapevine.web.page.HtmlPage;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Is it running, what did it bring, what needs me, what is going well. */
@Controller
class OverviewPage {
    private static final List<Integer> SPANS = List.of(7, 30, 90);
    private static final int TOP = 5;

    private final Desks desks;
    private final Figures figures;
    private final Present present;

    OverviewPage(Desks desks, Figures figures, Present present) {
        this.desks = desks;
        this.figures = figures;
        this.present = present;
    }

    @GetMapping("/dashboard")
    HtmlPage show(@RequestParam(name = "days", defaultValue = "30") int days, SignedIn who) {
        Desk desk = desks.at(Desk.Place.OVERVIEW, who);
        Span span = Span.last(SPANS.contains(days) ? days : 30, desk.now(), desk.zone());
        UUID store = who.storeId();
        Unit currency = desk.currency();
        List<Day> each = figures.days(store, span, currency);
        Totals totals = figures.totals(store, span, currency);
        Totals before = figures.totals(store, span.before(), currency);
        return HtmlPage.of("dashboard/overview.jte")
                .with("desk", desk)
                .with("span", span)
                .with("spans", SPANS)
                .with("health", present.health(store, desk.now()))
                .with("shown", Figure.all(totals, before, each))
                .with("totals", totals)
                .with("each", each)
                .with("eachBefore", figures.days(store, span.before(), currency))
                .with("top", figures.topAdvocates(store, span, TOP));
    }
}
