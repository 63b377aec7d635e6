package dev.grapevine.web.setup;

import dev.grapevine.web.api.TimeZones;
import dev.grapevine.web.page.HtmlPage;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The form of the first visit. */
@Controller
@RequestMapping("/setup")
class SetupPage {
    private final SetupDoor door;
    private final SetUp setUp;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    SetupPage(SetupDoor door, SetUp setUp) {
        this.door = door;
        this.setUp = setUp;
    }

    @GetMapping
    HtmlPage show(@RequestParam(name = "token", required = false) @Nullable String token) {
        if (!door.isOpen()) {
            return HtmlPage.of("setup/already.jte");
        }
        return token != null && door.opens(token) ? form(SetupForm.empty(), token, Map.of()) : shut();
    }

    @PostMapping
    HtmlPage make(@RequestParam Map<String, String> typed, HttpServletRequest request) {
        oneAtATime.lock();
        try {
            if (!door.isOpen()) {
                return HtmlPage.of("setup/already.jte").status(409);
            }
            String token = typed.getOrDefault("token", "");
            return door.opens(token) ? make(SetupForm.of(typed), token, request) : shut();
        } finally {
            oneAtATime.unlock();
        }
    }

    private HtmlPage make(SetupForm form, String token, HttpServletRequest request) {
        return switch (form.read()) {
            case SetupForm.Read.Wrong(Map<String, String> problems) -> form(form, token, problems);
            case SetupForm.Read.Complete complete ->
                switch (setUp.make(complete.store(), complete.owner())) {
                    case SetUp.Result.SlugTaken _ -> form(form, token, Map.of("slug", "setup.problem.slug-taken"));
                    case SetUp.Result.Done done ->
                        HtmlPage.of("setup/done.jte")
                                .with("store", done.store())
                                .with("secretKey", done.secret().text())
                                .with("publishableKey", done.publishable().text())
                                .with("server", server(request));
                };
        };
    }

    private static HtmlPage form(SetupForm form, String token, Map<String, String> problems) {
        return HtmlPage.of("setup/form.jte")
                .with("form", form)
                .with("token", token)
                .with("problems", problems)
                .with("currencies", Currencies.common())
                .with("timeZones", TimeZones.all())
                .status(problems.isEmpty() ? 200 : 422);
    }

    private static HtmlPage shut() {
        return HtmlPage.of("setup/shut.jte").status(403);
    }

    private static String server(HttpServletRequest request) {
        String url = request.getRequestURL().toString();
        return url.substring(0, url.length() - request.getRequestURI().length());
    }
}
