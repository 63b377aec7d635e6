package dev.grapevine.demo.tour;

import dev.grapevine.demo.DemoClock;
import dev.grapevine.demo.Handover;
import dev.grapevine.demo.InDemo;
import dev.grapevine.demo.history.SeedHistory;
import dev.grapevine.platform.work.WorkRunner;
import dev.grapevine.web.page.HtmlPage;
import java.time.Duration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The start page of the demo. */
@InDemo
@Controller
@RequestMapping("/demo")
class TourPages {
    private static final int LONGEST = 400;

    private final WhatHappened happened;
    private final Handover handover;
    private final DemoClock clock;
    private final SeedHistory history;
    private final WorkRunner work;
    private final StaySignedIn staySignedIn;

    TourPages(
            WhatHappened happened,
            Handover handover,
            DemoClock clock,
            SeedHistory history,
            WorkRunner work,
            StaySignedIn staySignedIn) {
        this.happened = happened;
        this.handover = handover;
        this.clock = clock;
        this.history = history;
        this.work = work;
        this.staySignedIn = staySignedIn;
    }

    @GetMapping
    HtmlPage tour() {
        if (!clock.isOpen()) {
            return HtmlPage.of("demo/tour/opening.jte").with("percent", history.percent());
        }
        return steps("demo/tour/tour.jte").with("handout", handover.get()).with("size", happened.size());
    }

    /** What changes while one looks: asked for by the page itself, now and then. */
    @GetMapping("/steps")
    HtmlPage steps() {
        return steps("demo/tour/steps.jte");
    }

    private HtmlPage steps(String template) {
        return HtmlPage.of(template).with("steps", PlanTour.of(happened.now())).with("now", clock.instant());
    }

    /** Moves the clock on; what falls due by it is done when this is answered. */
    @PostMapping("/clock")
    HtmlPage move(@RequestParam("days") int days) {
        if (days > 0 && days <= LONGEST) {
            Duration leap = Duration.ofDays(days);
            clock.move(leap);
            staySignedIn.leap(handover.get().storeId(), leap);
            work.runDue();
        }
        return HtmlPage.to("/demo#clock");
    }
}
