package dev.grapevine.web.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import dev.grapevine.given.Browser;
import dev.grapevine.given.Chromium;
import dev.grapevine.given.Chromium.Screen;
import dev.grapevine.given.Chromium.Sight;
import dev.grapevine.given.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiPageTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @Test
    void everyCallOfTheDocumentIsOnThePageWithItsFields() {
        String page = new Browser(server.address()).open("/docs/api").body();
        server.caller()
                .get("/api/v1/openapi.json")
                .json()
                .path("paths")
                .propertyNames()
                .forEach(path -> assertThat(page).contains("<code>" + path + "</code>"));
        assertThat(page).contains("external_id", "placed_at", "The key needs the scope");
    }

    @ParameterizedTest
    @CsvSource({"PHONE,LIGHT", "DESKTOP,DARK"})
    void itIsForEveryoneAndAsksNobodyElseForAnything(Screen screen, ColorScheme scheme) {
        try (Sight sight = chromium.look(screen, scheme)) {
            sight.page().onRequest(request -> assertThat(request.url())
                    .startsWith(server.address().toString()));
            sight.page().navigate(server.address() + "/docs/api#post-api-v1-orders");
            sight.page().locator("#post-api-v1-orders summary").click();
            sight.picture("docs-api-" + screen + "-" + scheme);
            assertThat(sight.barriers()).isEmpty();
            assertThat(sight.overflows()).isFalse();
            assertThat(sight.complaints()).isEmpty();
        }
    }
}
