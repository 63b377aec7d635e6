package dev.grapevine.web.dashboard;

import dev.grapevine.attribution.Referral;
import dev.grapevine.attribution.Referrals;
import dev.grapevine.attribution.Why;
import dev.grapevine.attribution.Words;
import dev.grapevine.insight.Booking;
import dev.grapevine.insight.Bookings;
import dev.grapevine.insight.Faces;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.reward.Reward;
import dev.grapevine.reward.Rewards;
import dev.grapevine.web.dashboard.entrance.SignedIn;
import dev.grapevine.web.page.HtmlPage;
import dev.grapevine.web.page.Pages;
import dev.grapevine.web.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One referral: how it stands and why, what happened, what it earned, and what can be done about it. */
@Controller
class ReferralPage {
    private final Desks desks;
    private final Referrals referrals;
    private final Why why;
    private final Rewards rewards;
    private final Faces faces;
    private final Bookings bookings;
    private final Pages pages;

    ReferralPage(
            Desks desks, Referrals referrals, Why why, Rewards rewards, Faces faces, Bookings bookings, Pages pages) {
        this.desks = desks;
        this.referrals = referrals;
        this.why = why;
        this.rewards = rewards;
        this.faces = faces;
        this.bookings = bookings;
        this.pages = pages;
    }

    @GetMapping("/dashboard/referrals/{id}")
    HtmlPage show(
            @PathVariable("id") String id,
            @RequestParam(name = "done", required = false) @Nullable String done,
            SignedIn who,
            HttpServletRequest request) {
        return show(id(IdKind.REFERRAL, id), who, request, done, Decision.none());
    }

    HtmlPage show(UUID id, SignedIn who, HttpServletRequest request, @Nullable String done, Decision decision) {
        UUID storeId = who.storeId();
        Referral referral =
                referrals.find(storeId, id).orElseThrow(() -> Problem.notFound().refusal());
        Desk desk = desks.at(Desk.Place.REFERRALS, who, done);
        Words words = new Words(pages.locale(request), desk.zone());
        List<Reward> earned = rewards.ofReferrals(storeId, List.of(id)).getOrDefault(id, List.of());
        return HtmlPage.of("dashboard/referral.jte")
                .with("desk", desk)
                .with("referral", referral)
                .with(
                        "face",
                        Objects.requireNonNull(
                                faces.ofReferrals(storeId, List.of(id)).get(id)))
                .with("why", why.ofReferral(storeId, id, words).orElse(null))
                .with("told", told(storeId, id, words))
                .with("rewards", earned)
                .with(
                        "recipients",
                        faces.ofCustomers(
                                storeId,
                                earned.stream().map(Reward::recipientId).toList()))
                .with("bookings", bookings(storeId, earned))
                .with("decision", decision);
    }

    /** The id in an address; whatever is none is not found. */
    static UUID id(IdKind kind, String text) {
        return Ids.parse(kind, text).orElseThrow(() -> Problem.notFound().refusal());
    }

    private List<Told> told(UUID storeId, UUID id, Words words) {
        return referrals.timeline(storeId, id).stream()
                .map(event -> new Told(event.at(), why.tell(event, words), event.note()))
                .toList()
                .reversed();
    }

    private Map<UUID, List<Booking>> bookings(UUID storeId, List<Reward> earned) {
        return earned.stream()
                .filter(reward -> reward.postingKey() != null)
                .collect(Collectors.toMap(
                        Reward::id,
                        reward -> bookings.of(storeId, List.of(Objects.requireNonNull(reward.postingKey())))));
    }
}
