package dev.grapevine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import dev.grapevine.given.Chromium;
import dev.grapevine.given.Chromium.Screen;
import dev.grapevine.given.Chromium.Sight;
import dev.grapevine.given.RunningServer;
import dev.grapevine.web.setup.SetupDoor;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The server's own pages. Setting up comes last, for a server is set up once. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServerPagesTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.own(Map.of());

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    static Stream<Arguments> everyScreenInLightAndDark() {
        return Stream.of(Screen.values()).flatMap(screen -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                .map(scheme -> Arguments.of(screen, scheme)));
    }

    @ParameterizedTest
    @MethodSource("everyScreenInLightAndDark")
    @Order(1)
    void theServersPagesAreFitForEverybody(Screen screen, ColorScheme scheme) {
        try (Sight sight = chromium.look(screen, scheme)) {
            for (var page : Map.of(
                            "home", "/",
                            "error", "/no/such/page",
                            "setup", setupAddress(),
                            "setup-shut", "/setup?token=wrong",
                            "problems", "/docs/problems",
                            "problem", "/docs/problems/invalid-fields")
                    .entrySet()) {
                sight.page().navigate(server.address() + page.getValue());
                check(sight, page.getKey(), screen, scheme);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyScreenInLightAndDark")
    @Order(2)
    void aWrongFormIsFitForEverybodyToo(Screen screen, ColorScheme scheme) {
        try (Sight sight = chromium.look(screen, scheme)) {
            sight.page().navigate(server.address() + setupAddress());
            sight.page().getByLabel("Shop's name").fill("Rose & Thyme");
            sight.page().getByLabel("Your e-mail address").fill("amy@");
            sight.page().getByText("Set up the shop").click();
            assertThat(sight.page().getByLabel("Your e-mail address").getAttribute("aria-invalid"))
                    .isEqualTo("true");
            check(sight, "setup-wrong", screen, scheme);
        }
    }

    @Test
    @Order(3)
    void aPersonSetsTheServerUp() {
        try (Sight sight = chromium.look(Screen.PHONE, ColorScheme.LIGHT)) {
            var page = sight.page();
            page.navigate(server.address() + setupAddress());
            page.getByLabel("Shop's name").fill("Rose & Thyme");
            page.getByLabel("Currency").selectOption(new SelectOption().setValue("GBP"));
            page.getByLabel("Time zone").selectOption("Europe/London");
            page.getByLabel("Your name").fill("Amy Archer");
            page.getByLabel("Your e-mail address").fill("amy@example.com");
            page.getByLabel("Password").fill("correct horse battery");
            page.getByText("Set up the shop").click();
            assertThat(page.locator("[data-key=secret]").textContent()).startsWith("gv_sk_");
            for (Screen screen : Screen.values()) {
                page.setViewportSize(screen == Screen.PHONE ? 390 : 1280, 800);
                check(sight, "setup-done", screen, ColorScheme.LIGHT);
            }
        }
    }

    private static String setupAddress() {
        return server.part(SetupDoor.class).address();
    }

    private static void check(Sight sight, String name, Screen screen, ColorScheme scheme) {
        String full = (name + "-" + screen + "-" + scheme).toLowerCase(Locale.ROOT);
        sight.picture(full);
        assertThat(sight.barriers()).as(full).isEmpty();
        assertThat(sight.complaints()).as(full).isEmpty();
        assertThat(sight.overflows()).as(full).isFalse();
    }
}
