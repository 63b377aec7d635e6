package dev.grapevine.web.landing;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.claim.ClaimOutcome;
import dev.grapevine.claim.Claims;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.program.Flow;
import dev.grapevine.program.FriendOffer;
import dev.grapevine.program.Programs;
import dev.grapevine.program.RunningProgram;
import dev.grapevine.share.Arrival;
import dev.grapevine.share.Arrived;
import dev.grapevine.share.CodeKind;
import dev.grapevine.share.CouponCode;
import dev.grapevine.share.CouponCodes;
import dev.grapevine.share.Visit;
import dev.grapevine.share.Visits;
import dev.grapevine.web.landing.ShowOffer.Shown;
import dev.grapevine.web.page.HtmlPage;
import dev.grapevine.web.shopper.ShopPage;
import dev.grapevine.web.shopper.ShopPages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a shared link leads. */
@Controller
@RequestMapping(ShopPages.SLUG + "/r/{token:[A-Za-z0-9]{1,40}}")
class LandingPage {
    private final ShopPages shops;
    private final ReadArrival arrivals;
    private final InStore inStore;
    private final Visits visits;
    private final Claims claims;
    private final CouponCodes codes;
    private final Programs programs;
    private final Advocates advocates;
    private final ShowOffer showOffer;
    private final ShowClosed showClosed;
    private final ClaimByMail claimByMail;

    LandingPage(
            ShopPages shops,
            ReadArrival arrivals,
            InStore inStore,
            Visits visits,
            Claims claims,
            CouponCodes codes,
            Programs programs,
            Advocates advocates,
            ShowOffer showOffer,
            ShowClosed showClosed,
            ClaimByMail claimByMail) {
        this.shops = shops;
        this.arrivals = arrivals;
        this.inStore = inStore;
        this.visits = visits;
        this.claims = claims;
        this.codes = codes;
        this.programs = programs;
        this.advocates = advocates;
        this.showOffer = showOffer;
        this.showClosed = showClosed;
        this.claimByMail = claimByMail;
    }

    @GetMapping
    HtmlPage show(
            @PathVariable("slug") String slug,
            @PathVariable("token") String link,
            @RequestParam(name = "c", required = false) @Nullable String channel,
            HttpServletRequest request) {
        ShopPage shop = shops.open(slug, request);
        Arrival arrival = arrivals.of(shop, link, channel, request);
        return inStore.call(shop.id(), () -> opened(shop, link, arrival, request)
                .map(arrived -> page(shop, link, arrived, Map.of()))
                .orElseGet(() -> page(shop, link, visits.record(shop.id(), arrival), null)));
    }

    /** The visit by which this friend asked for her code before; it counts once. */
    private Optional<Arrived> opened(ShopPage shop, String link, Arrival arrival, HttpServletRequest request) {
        return arrival.signedIn() != null
                ? Optional.empty()
                : OpenedOffer.visit(request)
                        .flatMap(token -> arrivals.byVisit(shop, link, token))
                        .filter(arrived -> arrived instanceof Arrived.Visited(Visit visit, String _)
                                && seesCode(program(shop, visit)));
    }

    /** The friend asks for the code; asked again, it is the same. */
    @PostMapping
    HtmlPage open(
            @PathVariable("slug") String slug,
            @PathVariable("token") String link,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response) {
        ShopPage shop = shops.open(slug, request);
        Arrival arrival = arrivals.of(shop, link, null, request);
        return inStore.call(shop.id(), () -> {
            Arrived arrived =
                    arrivals.byVisit(shop, link, typed.get("visit")).orElseGet(() -> visits.record(shop.id(), arrival));
            if (arrived instanceof Arrived.Visited(Visit visit, String token) && seesCode(program(shop, visit))) {
                OpenedOffer.remember(token, request, response);
            }
            return page(shop, link, arrived, typed);
        });
    }

    /** @param typed into the page's form; null where it is only looked at */
    private HtmlPage page(ShopPage shop, String link, Arrived arrived, @Nullable Map<String, String> typed) {
        return switch (arrived) {
            case Arrived.Visited(Visit visit, String token) -> visited(shop, link, visit, token, typed);
            case Arrived.CountedApart(Visit visit) ->
                showOffer.page(
                        shop,
                        link,
                        advocate(shop, visit),
                        program(shop, visit),
                        typed == null ? Shown.NOTHING : Shown.ELSEWHERE);
            case Arrived.OwnLink(UUID advocateId) -> own(shop, link, advocateId);
            case Arrived.Closed(UUID _) -> showClosed.page(shop);
            case Arrived.NoSuchLink _ ->
                HtmlPage.of("landing/unknown.jte").with("shop", shop).status(404);
        };
    }

    private HtmlPage visited(
            ShopPage shop, String link, Visit visit, String token, @Nullable Map<String, String> typed) {
        Advocate advocate = advocate(shop, visit);
        RunningProgram running = program(shop, visit);
        if (!seesCode(running)) {
            return typed == null || !running.terms().flows().contains(Flow.EMAIL)
                    ? showOffer.page(shop, link, advocate, running, Shown.before(token))
                    : mailed(shop, link, visit, token, ClaimForm.of(typed));
        }
        if (typed == null && !isAtOnce(running)) {
            return showOffer.page(shop, link, advocate, running, Shown.before(token));
        }
        return switch (claims.open(shop.id(), visit, advocate, running)) {
            case ClaimOutcome.Claimed claimed ->
                showOffer.page(
                        shop,
                        link,
                        advocate,
                        promised(shop, running, claimed.code()),
                        Shown.code(claimed.code().display(), token));
            default -> showClosed.page(shop);
        };
    }

    /** What her own code was worth when it was made, whatever is offered since. */
    private RunningProgram promised(ShopPage shop, RunningProgram running, CouponCode code) {
        return code.kind() == CodeKind.FRIEND ? programs.at(shop.id(), code.programId(), code.mintedAt()) : running;
    }

    private HtmlPage mailed(ShopPage shop, String link, Visit visit, String token, ClaimForm form) {
        return form.problems().isEmpty()
                ? claimByMail.claim(shop, advocate(shop, visit), program(shop, visit), visit, form, visit.network())
                : showOffer
                        .page(shop, link, advocate(shop, visit), program(shop, visit), Shown.again(form, token))
                        .status(422);
    }

    private static boolean seesCode(RunningProgram running) {
        return running.terms().flows().contains(Flow.COUPON_CODE);
    }

    private static boolean isAtOnce(RunningProgram running) {
        return running.terms().friendOffer().code() == FriendOffer.Code.PER_ADVOCATE;
    }

    private HtmlPage own(ShopPage shop, String link, UUID advocateId) {
        Optional<RunningProgram> running = programs.current(shop.id());
        if (running.isEmpty()) {
            return showClosed.page(shop);
        }
        Advocate advocate = advocates.find(shop.id(), advocateId).orElseThrow();
        @Nullable
        String code = seesCode(running.get()) && isAtOnce(running.get())
                ? codes.ofAdvocate(shop.id(), advocate, running.get().program().id())
                        .display()
                : null;
        return showOffer.page(shop, link, advocate, running.get(), Shown.own(code));
    }

    private Advocate advocate(ShopPage shop, Visit visit) {
        return advocates.find(shop.id(), visit.advocateId()).orElseThrow();
    }

    private RunningProgram program(ShopPage shop, Visit visit) {
        return programs.find(shop.id(), visit.programId()).orElseThrow();
    }
}
