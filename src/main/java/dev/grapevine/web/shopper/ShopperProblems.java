package dev.grapevine.web.shopper;

import dev.grapevine.kernel.Parsed;
import dev.grapevine.store.Language;
import dev.grapevine.store.Slug;
import dev.grapevine.store.Stores;
import dev.grapevine.web.page.HtmlPage;
import dev.grapevine.web.page.Pages;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.problem.ProblemPage;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Tells shoppers of a problem as their shop would: in their language, with its look, and with a way on. Where the address
 * names no shop, the page has the language alone.
 */
@Component
class ShopperProblems implements ProblemPage {
    private final Stores stores;
    private final ShopPages shops;

    ShopperProblems(Stores stores, ShopPages shops) {
        this.stores = stores;
        this.shops = shops;
    }

    @Override
    public Optional<HtmlPage> of(Problem problem, String path, HttpServletRequest request) {
        String[] parts = path.split("/", -1);
        if (parts.length < 2) {
            return Optional.empty();
        }
        String kind = kind(problem);
        if (parts[1].equals("unsubscribe") && kind.equals("nothing")) {
            return Optional.of(plain("problem.mail-link", request));
        }
        if (!(Slug.parse(parts[1]) instanceof Parsed.Value<Slug>(Slug slug))) {
            return Optional.empty();
        }
        if (stores.find(slug).isPresent()) {
            return Optional.of(HtmlPage.of("problem/shop.jte")
                    .with("shop", shops.open(parts[1], request))
                    .with("kind", "problem.shop." + kind)
                    .with("again", kind.equals("nothing") ? "" : again(path, parts)));
        }
        return kind.equals("nothing") ? Optional.of(plain("problem.shop.nothing", request)) : Optional.empty();
    }

    /** Of nobody's look, in the reader's language. */
    private static HtmlPage plain(String kind, HttpServletRequest request) {
        Pages.speak(request, language(request));
        return HtmlPage.of("problem/plain.jte").with("kind", kind);
    }

    private static String kind(Problem problem) {
        return switch (problem.type()) {
            case FORBIDDEN -> "stale";
            case NOT_FOUND -> "nothing";
            case TOO_MANY_REQUESTS -> "often";
            case INTERNAL, UNAVAILABLE -> "ours";
            default -> "wrong";
        };
    }

    /** A page that can be opened where the problem was with a form of it, below the store's own address. */
    private static String again(String path, String[] parts) {
        boolean opens = (parts.length == 4 && parts[2].equals("r")) || path.contains("/corner/enter/");
        if (opens) {
            return path.substring(parts[1].length() + 1);
        }
        return parts.length > 2 && parts[2].equals("corner") ? "/corner" : "";
    }

    private static Locale language(HttpServletRequest request) {
        Locale best = Locale.lookup(
                ShopPages.wanted(request),
                Arrays.stream(Language.values()).map(Language::locale).toList());
        return best == null ? Locale.ENGLISH : best;
    }
}
