package dev.grapevine.web.corner;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.corner.CornerSessions;
import dev.grapevine.corner.ErasureRequests;
import dev.grapevine.customer.Consent;
import dev.grapevine.customer.Consents;
import dev.grapevine.customer.Customer;
import dev.grapevine.customer.Customers;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.message.Suppression.Reason;
import dev.grapevine.message.Suppressions;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.program.Programs;
import dev.grapevine.program.RewardKind;
import dev.grapevine.reward.Choice;
import dev.grapevine.reward.ChooseReward;
import dev.grapevine.reward.FinishReward;
import dev.grapevine.share.Channel;
import dev.grapevine.share.Shares;
import dev.grapevine.web.page.HtmlPage;
import dev.grapevine.web.shopper.ShopPage;
import dev.grapevine.web.shopper.ShopPages;
import dev.grapevine.web.shopper.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What can be done in the corner. Each form leads back to it; without a session nothing is done, and it asks to sign in. */
@Controller
@RequestMapping(ShopPages.SLUG + "/corner")
class CornerForms {
    private final ShopPages shops;
    private final SignedIn signedIn;
    private final InStore inStore;
    private final Customers customers;
    private final Consents consents;
    private final Advocates advocates;
    private final Programs programs;
    private final ChooseReward chooseReward;
    private final FinishReward finishReward;
    private final Shares shares;
    private final Suppressions suppressions;
    private final ErasureRequests erasures;
    private final CornerSessions sessions;
    private final Clock clock;

    CornerForms(
            ShopPages shops,
            SignedIn signedIn,
            InStore inStore,
            Customers customers,
            Consents consents,
            Advocates advocates,
            Programs programs,
            ChooseReward chooseReward,
            FinishReward finishReward,
            Shares shares,
            Suppressions suppressions,
            ErasureRequests erasures,
            CornerSessions sessions,
            Clock clock) {
        this.shops = shops;
        this.signedIn = signedIn;
        this.inStore = inStore;
        this.customers = customers;
        this.consents = consents;
        this.advocates = advocates;
        this.programs = programs;
        this.chooseReward = chooseReward;
        this.finishReward = finishReward;
        this.shares = shares;
        this.suppressions = suppressions;
        this.erasures = erasures;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Told by a script while she goes on to the network, so there is nothing to answer. */
    @PostMapping("/shared")
    ResponseEntity<Void> shared(
            @PathVariable("slug") String slug, @RequestParam("channel") String channel, HttpServletRequest request) {
        forAdvocate(slug, request, (shop, advocate) -> Channel.of(channel)
                .ifPresent(way -> shares.record(shop.id(), advocate.id(), way)));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/preference")
    HtmlPage prefer(
            @PathVariable("slug") String slug,
            @RequestParam(name = "kind", defaultValue = "") String kind,
            @RequestParam(name = "charity", defaultValue = "") String charity,
            @RequestParam(name = "for_good", defaultValue = "") String forGood,
            HttpServletRequest request) {
        return forAdvocate(slug, request, (shop, advocate) -> programs.current(shop.id())
                .ifPresent(running -> advocates.prefer(
                        shop.id(),
                        advocate.id(),
                        RewardWays.read(running, kind, charity, !forGood.isEmpty())
                                .orElse(null))));
    }

    /** As what a reward that waits for her word shall come. What is not offered, or was said before, changes nothing. */
    @PostMapping("/reward/{id}")
    HtmlPage choose(
            @PathVariable("slug") String slug,
            @PathVariable("id") String id,
            @RequestParam(name = "kind", defaultValue = "") String kind,
            @RequestParam(name = "charity", defaultValue = "") String charity,
            @RequestParam(name = "for_good", defaultValue = "") String forGood,
            HttpServletRequest request) {
        Optional<UUID> reward = Ids.parse(IdKind.REWARD, id);
        Optional<RewardKind> wanted = RewardWays.kind(kind);
        return forCustomer(slug, request, (shop, customer) -> {
            if (reward.isPresent() && wanted.isPresent()) {
                boolean donates = wanted.get() == RewardKind.DONATION && !charity.isEmpty();
                chooseReward.choose(
                        shop.id(),
                        customer.id(),
                        reward.get(),
                        new Choice(wanted.get(), donates ? charity : null, !forGood.isEmpty()));
            }
        });
    }

    /** Where her cash goes; an answer that can't be one changes nothing. */
    @PostMapping("/payee")
    HtmlPage payTo(
            @PathVariable("slug") String slug,
            @RequestParam(name = "details", defaultValue = "") String typed,
            HttpServletRequest request) {
        String details = typed.strip();
        return forCustomer(slug, request, (shop, customer) -> {
            if (!details.isEmpty() && details.length() <= 500) {
                finishReward.payTo(shop.id(), customer.id(), details);
            }
        });
    }

    @PostMapping("/language")
    HtmlPage language(
            @PathVariable("slug") String slug, @RequestParam("language") String code, HttpServletRequest request) {
        return forAdvocate(slug, request, (shop, advocate) -> shop.store().profile().languages().stream()
                .filter(language -> language.code().equals(code))
                .findFirst()
                .ifPresent(language -> advocates.speak(shop.id(), advocate.id(), language.code())));
    }

    @PostMapping("/mail")
    HtmlPage mail(
            @PathVariable("slug") String slug, @RequestParam("wanted") boolean wanted, HttpServletRequest request) {
        return forCustomer(slug, request, (shop, customer) -> {
            EmailAddress email = customer.email();
            if (email != null && wanted) {
                suppressions.lift(shop.id(), email, Reason.UNSUBSCRIBED);
                suppressions.lift(shop.id(), email, Reason.NO_INVITATIONS);
            } else {
                stopMail(shop.id(), customer);
            }
        });
    }

    /** Asked for is not done: it is due work, which waits for what the shop has just told of her. Until then she gets no mail. */
    @PostMapping("/erasure")
    HtmlPage forget(@PathVariable("slug") String slug, HttpServletRequest request) {
        return forCustomer(slug, request, (shop, customer) -> {
            erasures.add(shop.id(), customer.id());
            stopMail(shop.id(), customer);
        });
    }

    @PostMapping("/sign-out")
    HtmlPage signOut(
            @PathVariable("slug") String slug,
            @RequestParam(name = "everywhere", defaultValue = "") String everywhere,
            HttpServletRequest request,
            HttpServletResponse response) {
        ShopPage shop = shops.open(slug, request);
        if (!everywhere.isEmpty()) {
            signedIn.customer(shop, request).ifPresent(customer -> sessions.endAll(shop.id(), customer));
        }
        signedIn.end(shop, request, response);
        return HtmlPage.to(shop.path(""));
    }

    private void stopMail(UUID storeId, Customer customer) {
        if (customer.email() != null) {
            suppressions.add(storeId, customer.email(), Reason.UNSUBSCRIBED);
        }
        consents.record(
                storeId,
                customer.id(),
                new Consent(
                        Consent.Purpose.MARKETING,
                        Consent.Channel.EMAIL,
                        false,
                        "own page",
                        clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }

    private HtmlPage forAdvocate(String slug, HttpServletRequest request, BiConsumer<ShopPage, Advocate> change) {
        return forCustomer(slug, request, (shop, customer) -> advocates
                .ofCustomer(shop.id(), customer.id())
                .ifPresent(advocate -> change.accept(shop, advocate)));
    }

    private HtmlPage forCustomer(String slug, HttpServletRequest request, BiConsumer<ShopPage, Customer> change) {
        ShopPage shop = shops.open(slug, request);
        inStore.run(shop.id(), () -> signedIn.customer(shop, request)
                .flatMap(id -> customers.find(shop.id(), id))
                .ifPresent(customer -> change.accept(shop, customer)));
        return HtmlPage.to(shop.path("/corner"));
    }
}
