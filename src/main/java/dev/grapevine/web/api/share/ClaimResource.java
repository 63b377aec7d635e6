package dev.grapevine.web.api.share;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.attribution.ClaimedOffers;
import dev.grapevine.claim.ClaimOutcome;
import dev.grapevine.claim.ClaimRequest;
import dev.grapevine.claim.Claims;
import dev.grapevine.claim.MailCoupon;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Limit;
import dev.grapevine.order.OrderFilter;
import dev.grapevine.order.Orders;
import dev.grapevine.program.Programs;
import dev.grapevine.program.RunningProgram;
import dev.grapevine.share.ShareLinks;
import dev.grapevine.share.Visit;
import dev.grapevine.share.Visits;
import dev.grapevine.store.Scope;
import dev.grapevine.store.Store;
import dev.grapevine.store.Stores;
import dev.grapevine.web.api.Listed;
import dev.grapevine.web.api.Needs;
import dev.grapevine.web.api.PageAsked;
import dev.grapevine.web.problem.FieldProblem;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.problem.Refusal;
import dev.grapevine.web.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Friends who ask for the offer. */
@RestController
@RequestMapping("/api/v1/claims")
class ClaimResource {
    private final Claims claims;
    private final ClaimedOffers offers;
    private final MailCoupon mailCoupon;
    private final Visits visits;
    private final ShareLinks links;
    private final Advocates advocates;
    private final Programs programs;
    private final Orders orders;
    private final Stores stores;
    private final TellVisitor visitors;

    ClaimResource(
            Claims claims,
            ClaimedOffers offers,
            MailCoupon mailCoupon,
            Visits visits,
            ShareLinks links,
            Advocates advocates,
            Programs programs,
            Orders orders,
            Stores stores,
            TellVisitor visitors) {
        this.claims = claims;
        this.offers = offers;
        this.mailCoupon = mailCoupon;
        this.visits = visits;
        this.links = links;
        this.advocates = advocates;
        this.programs = programs;
        this.orders = orders;
        this.stores = stores;
        this.visitors = visitors;
    }

    /** Who has an offer, newest first, and what came of it. */
    @GetMapping
    @Needs(Scope.READ)
    Listed<ClaimedShown> list(
            Caller caller,
            PageAsked page,
            @RequestParam(name = "advocate", required = false) @Nullable String advocate) {
        @Nullable
        UUID hers = advocate == null
                ? null
                : Ids.parse(IdKind.ADVOCATE, advocate)
                        .orElseThrow(() -> PageAsked.wrong(
                                "advocate", "is an id that begins with " + IdKind.ADVOCATE.prefix() + "_."));
        return Listed.of(offers.list(caller.storeId(), hers, page.limit(), page.after()), ClaimedShown::of);
    }

    /**
     * Gives the friend a coupon; whoever asks twice gets the same. 201 with the coupon, 200 where it was claimed before; the
     * kind refusals are 409 and say which. With a publishable key an address or number is answered 202, whosever it is.
     */
    @PostMapping
    @Needs(Scope.CLAIMS)
    ResponseEntity<ClaimAnswer> claim(Caller caller, @RequestBody ClaimAsked asked, HttpServletRequest request) {
        return asked.onlyOpens() ? open(caller, asked) : make(caller, asked, request);
    }

    private ResponseEntity<ClaimAnswer> open(Caller caller, ClaimAsked asked) {
        UUID store = caller.storeId();
        Visit visit = visit(store, asked).orElseThrow(() -> wrong("visit_token", "is none of a visit to this store."));
        Advocate advocate = advocates.find(store, visit.advocateId()).orElseThrow();
        return ClaimShown.openly(claims.open(store, visit, advocate, running(store, asked.program())));
    }

    private ResponseEntity<ClaimAnswer> make(Caller caller, ClaimAsked asked, HttpServletRequest request) {
        UUID store = caller.storeId();
        List<FieldProblem> problems = new ArrayList<>();
        ClaimAsked.@Nullable Friend friend = asked.checked(problems);
        @Nullable String network = visitors.network(caller, asked.browser(), request, problems);
        if (friend == null || !problems.isEmpty()) {
            throw Problem.invalid(problems).refusal();
        }
        Advocate advocate = links.find(store, friend.shareCode())
                .flatMap(link -> advocates.find(store, link.advocateId()))
                .orElseThrow(() -> wrong("share_code", "belongs to nobody who recommends this store."));
        Store shop = stores.find(store).orElseThrow();
        @Nullable UUID visitId = visit(store, asked).map(Visit::id).orElse(null);
        ClaimRequest claim = new ClaimRequest(
                advocate,
                running(store, asked.program()),
                friend.contact(),
                friend.firstName(),
                friend.consent(),
                caller.isPublishable() ? "the shop's website" : "the shop",
                friend.locale() == null ? shop.defaultLanguage().code() : friend.locale(),
                visitId,
                network);
        ClaimOutcome outcome = mailCoupon.claim(shop, claim, customer -> hasBought(store, customer));
        return caller.isPublishable() ? ClaimShown.discreetly(outcome) : ClaimShown.openly(outcome);
    }

    private Optional<Visit> visit(UUID store, ClaimAsked asked) {
        return Optional.ofNullable(asked.visitToken()).flatMap(token -> visits.byToken(store, token));
    }

    private RunningProgram running(UUID store, @Nullable String program) {
        if (program == null) {
            return programs.current(store).orElseThrow(ClaimShown::notOffered);
        }
        return Ids.parse(IdKind.PROGRAM, program)
                .flatMap(id -> programs.find(store, id))
                .orElseThrow(() -> wrong("program", "is none of this store."));
    }

    private boolean hasBought(UUID store, UUID customer) {
        return !orders.list(store, OrderFilter.ofCustomer(customer), new Limit(1), null)
                .data()
                .isEmpty();
    }

    private static Refusal wrong(String field, String problem) {
        return Problem.invalid(field, problem).refusal();
    }
}
