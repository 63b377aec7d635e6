package dev.grapevine.web.dashboard;

import dev.grapevine.store.LogoPicture;
import dev.grapevine.store.LogoReading;
import dev.grapevine.store.Logos;
import dev.grapevine.store.ReadLogo;
import dev.grapevine.web.dashboard.entrance.SignedIn;
import dev.grapevine.web.page.HtmlPage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** How the shop looks to its shoppers: its logo. */
@Controller
@RequestMapping("/dashboard/look")
class LookPage {
    private static final String DONE = "/dashboard/look?done=";

    private final Desks desks;
    private final Logos logos;

    LookPage(Desks desks, Logos logos) {
        this.desks = desks;
        this.logos = logos;
    }

    @GetMapping
    HtmlPage show(@RequestParam Map<String, String> typed, SignedIn who) {
        return page(who, typed.get("done"), null);
    }

    private HtmlPage page(SignedIn who, @Nullable String done, @Nullable LogoProblem problem) {
        return HtmlPage.of("dashboard/look.jte")
                .with("desk", desks.at(Desk.Place.LOOK, who, done))
                .with("problem", problem)
                .status(problem == null ? 200 : 422);
    }

    @PostMapping("/logo")
    HtmlPage put(@RequestParam(name = "logo", required = false) @Nullable MultipartFile file, SignedIn who)
            throws IOException {
        who.mustBeAllowedToAdminister();
        if (file == null || file.isEmpty()) {
            return page(who, null, LogoProblem.of("logo.missing"));
        }
        return switch (ReadLogo.of(bytes(file))) {
            case LogoReading.Read(LogoPicture picture) -> {
                logos.put(who.storeId(), picture, who.actor());
                yield HtmlPage.to(DONE + "logo");
            }
            case LogoReading.TooHeavy _ -> page(who, null, LogoProblem.of("logo.heavy"));
            case LogoReading.TooLarge(int width, int height) ->
                page(who, null, LogoProblem.of("logo.large", width, height));
            case LogoReading.OtherFormat(String format)
            when format.isEmpty() -> page(who, null, LogoProblem.of("logo.unknown"));
            case LogoReading.OtherFormat(String format) -> page(who, null, LogoProblem.of("logo.format", format));
            case LogoReading.Broken(String format) -> page(who, null, LogoProblem.of("logo.broken", format));
        };
    }

    /** One more than there may be, to see whether there are more. */
    private static byte[] bytes(MultipartFile file) throws IOException {
        try (InputStream body = file.getInputStream()) {
            return body.readNBytes(ReadLogo.MOST_BYTES + 1);
        }
    }

    @PostMapping("/logo/removal")
    HtmlPage remove(SignedIn who) {
        who.mustBeAllowedToAdminister();
        logos.remove(who.storeId(), who.actor());
        return HtmlPage.to(DONE + "logo-removed");
    }
}
