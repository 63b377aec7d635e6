package dev.grapevine.web.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.Browser;
import dev.grapevine.given.Colleagues;
import dev.grapevine.given.Pictures;
import dev.grapevine.given.Reply;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.Shop;
import dev.grapevine.store.Role;
import dev.grapevine.store.Stores;
import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LookTest {
    private static final String LOOK = "/dashboard/look";

    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private final Shop shop = server.shop();
    private final Browser rosa = Colleagues.signedIn(shop, Colleagues.add(shop, Role.OWNER));

    @Test
    void theOwnerPutsALogoSeesItOnLightAndDarkAndTakesItAway() {
        assertThat(rosa.open(LOOK).body()).contains("No logo yet", "Choose a picture");
        Reply put = rosa.upload(LOOK + "/logo", "logo", Pictures.half(400, 200, Color.WHITE));
        assertThat(put.header("Location")).as(put.body()).isEqualTo(LOOK + "?done=logo");
        String path = server.part(Stores.class).find(shop.id()).orElseThrow().logoPath();
        assertThat(rosa.open(LOOK + "?done=logo").body())
                .contains("The new logo is on every page", "on a light page", "on a dark page")
                .contains("class=\"on-dark\" src=\"" + path, "stands on a dark plate");
        assertThat(rosa.submit(LOOK + "/logo/removal", Map.of()).header("Location"))
                .isEqualTo(LOOK + "?done=logo-removed");
        assertThat(rosa.open(LOOK).body()).contains("No logo yet");
    }

    @Test
    void whatIsNoLogoIsToldBesideItsFieldInPlainWords() {
        rosa.open(LOOK);
        assertThat(rosa.upload(LOOK + "/logo", "logo", new byte[0]).body()).contains("Choose a file first.");
        Reply svg = rosa.upload(LOOK + "/logo", "logo", "<svg/>".getBytes(StandardCharsets.UTF_8));
        assertThat(svg.status()).isEqualTo(422);
        assertThat(svg.body()).contains("This picture is in the format SVG.", "aria-invalid=\"true\"");
        assertThat(rosa.upload(LOOK + "/logo", "logo", "hello".getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains("This is no picture");
        assertThat(rosa.upload(LOOK + "/logo", "logo", new byte[600 * 1024]).body())
                .contains("larger than 512 KB");
        assertThat(rosa.upload(LOOK + "/logo", "logo", Pictures.half(2100, 10, Color.RED))
                        .body())
                .contains("has 2100 by 10 pixels");
    }

    @Test
    void onlyTheOwnerChangesIt() {
        Browser manager = Colleagues.signedIn(shop, Colleagues.add(shop, Role.MANAGER));
        assertThat(manager.open(LOOK).body())
                .contains("The owner of the store can change it.")
                .doesNotContain("<input class");
        assertThat(manager.upload(LOOK + "/logo", "logo", Pictures.half(40, 20, Color.RED))
                        .status())
                .isEqualTo(403);
        assertThat(manager.submit(LOOK + "/logo/removal", Map.of()).status()).isEqualTo(403);
    }
}
