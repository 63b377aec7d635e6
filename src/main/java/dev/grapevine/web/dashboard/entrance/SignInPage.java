package dev.grapevine.web.dashboard.entrance;

import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Parsed;
import dev.grapevine.store.SignIn;
import dev.grapevine.store.SignIns;
import dev.grapevine.store.Store;
import dev.grapevine.store.Stores;
import dev.grapevine.store.Team;
import dev.grapevine.store.Teammate;
import dev.grapevine.web.page.HtmlPage;
import dev.grapevine.web.page.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in and out. An unknown address, a wrong password and a disabled teammate are answered alike. */
@Controller
class SignInPage {
    private final SignIns signIns;
    private final Sessions sessions;
    private final StoreChoice choice;
    private final Stores stores;
    private final Team team;

    SignInPage(SignIns signIns, Sessions sessions, StoreChoice choice, Stores stores, Team team) {
        this.signIns = signIns;
        this.sessions = sessions;
        this.choice = choice;
        this.stores = stores;
        this.team = team;
    }

    @GetMapping(DashboardDoor.SIGN_IN)
    HtmlPage show(
            @RequestParam(name = "to", required = false) @Nullable String to,
            @RequestParam(name = "out", required = false) @Nullable String out) {
        return form("", to).with("signedOut", out != null);
    }

    @PostMapping(DashboardDoor.SIGN_IN)
    HtmlPage enter(
            @RequestParam(name = "email", defaultValue = "") String typed,
            @RequestParam(name = "password", defaultValue = "") String password,
            @RequestParam(name = "to", required = false) @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        return switch (authenticate(typed, password, request)) {
            case SignIn.Refused _ ->
                form(typed, to).with("problem", "signin.refused").status(422);
            case SignIn.TooMany(Duration wait) -> {
                response.setHeader("Retry-After", String.valueOf(Math.max(1, wait.toSeconds())));
                yield form(typed, to)
                        .with("problem", "signin.too-many")
                        .with("minutes", Math.max(1, wait.plusSeconds(59).toMinutes()))
                        .status(429);
            }
            case SignIn.Accepted(List<Teammate> teammates)
            when teammates.size() == 1 -> welcome(teammates.getFirst(), to, request, response);
            case SignIn.Accepted(List<Teammate> teammates) -> {
                Cookies.set(request, response, Cookies.CHOICE, choice.ticket(teammates));
                yield choose(teammates.stream().map(Teammate::storeId).toList(), to);
            }
        };
    }

    @PostMapping(DashboardDoor.SIGN_IN + "/store")
    HtmlPage choose(
            @RequestParam(name = "store", defaultValue = "") String store,
            @RequestParam(name = "to", required = false) @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        Map<UUID, UUID> teammates =
                Cookies.read(request, Cookies.CHOICE).map(choice::read).orElse(Map.of());
        Optional<Teammate> chosen = Ids.parse(IdKind.STORE, store)
                .flatMap(id -> Optional.ofNullable(teammates.get(id)).flatMap(teammate -> team.find(id, teammate)))
                .filter(Teammate::isActive);
        if (chosen.isEmpty()) {
            return form("", to).with("problem", "signin.choice-old").status(422);
        }
        Cookies.clear(request, response, Cookies.CHOICE);
        return welcome(chosen.get(), to, request, response);
    }

    @PostMapping("/dashboard/sign-out")
    HtmlPage leave(HttpServletRequest request, HttpServletResponse response) {
        Cookies.read(request, Cookies.SESSION).flatMap(SessionToken::parse).ifPresent(sessions::end);
        Cookies.clear(request, response, Cookies.SESSION);
        return HtmlPage.to(DashboardDoor.SIGN_IN + "?out");
    }

    private SignIn authenticate(String typed, String password, HttpServletRequest request) {
        return switch (EmailAddress.parse(typed.strip())) {
            case Parsed.Value<EmailAddress>(EmailAddress email) ->
                signIns.authenticate(email, password, InetAddress.ofLiteral(request.getRemoteAddr()));
            case Parsed.Refused<EmailAddress> _ -> new SignIn.Refused();
        };
    }

    /** The token is a fresh one, whatever the browser brought; what it brought ends. */
    private HtmlPage welcome(
            Teammate teammate, @Nullable String to, HttpServletRequest request, HttpServletResponse response) {
        Cookies.read(request, Cookies.SESSION).flatMap(SessionToken::parse).ifPresent(sessions::end);
        SessionToken token = sessions.begin(teammate, Pages.requestId(request));
        Cookies.set(request, response, Cookies.SESSION, token.text());
        return HtmlPage.to(Destination.of(to));
    }

    private HtmlPage choose(List<UUID> storeIds, @Nullable String to) {
        List<Store> open =
                storeIds.stream().flatMap(id -> stores.find(id).stream()).toList();
        return HtmlPage.of("dashboard/choose.jte").with("stores", open).with("to", Destination.of(to));
    }

    private static HtmlPage form(String email, @Nullable String to) {
        return HtmlPage.of("dashboard/sign-in.jte").with("email", email).with("to", Destination.of(to));
    }
}
