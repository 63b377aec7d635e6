package dev.grapevine.web.dashboard;

import dev.grapevine.attribution.Referral;
import dev.grapevine.attribution.WhyAnswer;
import dev.grapevine.attribution.Words;
import dev.grapevine.insight.Faces;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Page;
import dev.grapevine.risk.ReviewQueue;
import dev.grapevine.risk.Verdicts;
import dev.grapevine.web.dashboard.entrance.SignedIn;
import dev.grapevine.web.page.HtmlPage;
import dev.grapevine.web.page.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Referrals that are held for a person, with what was noticed about each; the longest waiting first. */
@Controller
class ReviewPage {
    private static final Limit AT_A_TIME = new Limit(25);

    private final Desks desks;
    private final ReviewQueue queue;
    private final Verdicts verdicts;
    private final Faces faces;
    private final Pages pages;

    ReviewPage(Desks desks, ReviewQueue queue, Verdicts verdicts, Faces faces, Pages pages) {
        this.desks = desks;
        this.queue = queue;
        this.verdicts = verdicts;
        this.faces = faces;
        this.pages = pages;
    }

    @GetMapping("/dashboard/review")
    HtmlPage show(
            @RequestParam(name = "after", required = false) @Nullable String after,
            SignedIn who,
            HttpServletRequest request) {
        Desk desk = desks.at(Desk.Place.REVIEW, who);
        UUID store = who.storeId();
        Words words = new Words(pages.locale(request), desk.zone());
        Page<Doubtful> page = queue.list(store, AT_A_TIME, ReferralsPage.cursor(after))
                .map(held -> new Doubtful(held.referral(), noticed(store, held.referral(), words)));
        List<UUID> ids = page.data().stream().map(one -> one.referral().id()).toList();
        return HtmlPage.of("dashboard/review.jte")
                .with("desk", desk)
                .with("page", page)
                .with("faces", faces.ofReferrals(store, ids));
    }

    private List<String> noticed(UUID store, Referral referral, Words words) {
        return verdicts.verdict(store, referral.id(), words).stream()
                .flatMap(verdict -> verdict.signals().stream())
                .map(WhyAnswer.Signal::says)
                .toList();
    }
}
