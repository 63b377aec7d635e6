package dev.grapevine.web.corner;

import dev.grapevine.corner.MailCornerLink;
import dev.grapevine.platform.secret.Fingerprints;
import dev.grapevine.program.AdvocateRule;
import dev.grapevine.program.Phrase;
import dev.grapevine.program.Programs;
import dev.grapevine.program.RunningProgram;
import dev.grapevine.web.page.HtmlPage;
import dev.grapevine.web.shopper.ShopPage;
import dev.grapevine.web.shopper.ShopPages;
import dev.grapevine.web.shopper.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A store's referral page: what the programme is, signing up, and signing in by a mailed link. */
@Controller
@RequestMapping(ShopPages.SLUG)
class JoinPage {
    private final ShopPages shops;
    private final SignedIn signedIn;
    private final Programs programs;
    private final MailCornerLink mailLink;
    private final Fingerprints fingerprints;

    JoinPage(
            ShopPages shops, SignedIn signedIn, Programs programs, MailCornerLink mailLink, Fingerprints fingerprints) {
        this.shops = shops;
        this.signedIn = signedIn;
        this.programs = programs;
        this.mailLink = mailLink;
        this.fingerprints = fingerprints;
    }

    @GetMapping
    HtmlPage show(@PathVariable("slug") String slug, HttpServletRequest request) {
        ShopPage shop = shops.open(slug, request);
        return page(shop, JoinForm.EMPTY, Map.of())
                .with("isIn", signedIn.customer(shop, request).isPresent());
    }

    /** The same answer whoever's address it is, and whether or not a mail is sent. */
    @PostMapping
    HtmlPage send(
            @PathVariable("slug") String slug, @RequestParam Map<String, String> typed, HttpServletRequest request) {
        ShopPage shop = shops.open(slug, request);
        JoinForm form = JoinForm.of(typed);
        Map<String, String> problems = form.problems();
        if (!problems.isEmpty()) {
            return page(shop, form, problems).status(422);
        }
        String language = shop.language().code();
        mailLink.mail(
                shop.store(),
                shop.language(),
                form.request(
                        language,
                        fingerprints.network(shop.id(), request.getRemoteAddr()).orElse(null)));
        return HtmlPage.of("corner/mailed.jte").with("shop", shop).with("email", form.email());
    }

    private HtmlPage page(ShopPage shop, JoinForm form, Map<String, String> problems) {
        Optional<RunningProgram> running = programs.current(shop.id());
        return HtmlPage.of("corner/join.jte")
                .with("shop", shop)
                .with("form", form)
                .with("problems", problems)
                .with("isIn", false)
                .with(
                        "buyers",
                        running.filter(open -> open.terms().advocates().who() == AdvocateRule.Who.CUSTOMERS)
                                .isPresent())
                .with(
                        "promise",
                        running.map(open -> ShowCorner.promise(
                                        shop.words(),
                                        open,
                                        shop.words()
                                                .phrase(Phrase.of(open.terms()
                                                        .friendOffer()
                                                        .discount()))))
                                .orElse(null));
    }
}
