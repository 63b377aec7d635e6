package dev.grapevine.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.Reply;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.Shop;
import dev.grapevine.message.MessageKind;
import dev.grapevine.message.Previews;
import dev.grapevine.store.Language;
import dev.grapevine.store.Stores;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LogoTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private static final String LOGO = "/api/v1/store/logo";

    private final Shop shop = server.shop();

    @Test
    void whatIsUploadedIsOnPagesAndInMailsWithTheStoresNameForWhoDoesNotSeeIt() throws IOException {
        Reply put = shop.secret().put(LOGO, picture("png", 400, 200, Color.RED), "image/png");
        assertThat(put.status()).as(put.body()).isEqualTo(200);
        assertThat(put.json().path("width").asInt()).isEqualTo(176);
        assertThat(put.json().path("height").asInt()).isEqualTo(88);
        String address = put.text("address");
        assertThat(address).matches("http.*/" + shop.slug() + "/logo/[0-9a-f]{32}\\.png");
        assertThat(shop.secret().get("/api/v1/store").text("logo")).isEqualTo(address);
        assertThat(server.caller().get("/" + shop.slug() + "/corner").body())
                .contains("src=\"" + path(put) + "\" alt=\"Rose &amp; Thyme\" width=\"88\" height=\"44\"");
        var store = server.part(Stores.class).find(shop.id()).orElseThrow();
        assertThat(server.part(Previews.class)
                        .current(store, MessageKind.INVITATION, Language.EN)
                        .html())
                .contains("src=\"" + address + "\" alt=\"Rose &amp; Thyme\" width=\"88\" height=\"44\"");
        Reply shown = server.caller().get(path(put));
        assertThat(shown.header("Content-Type")).isEqualTo("image/png");
        assertThat(shown.header("Cache-Control")).contains("max-age=31536000", "public", "immutable");
        assertThat(shown.header("Content-Security-Policy")).contains("sandbox");
    }

    @Test
    void nothingOfTheFileSurvivesButWhatCanBeSeen() throws IOException {
        byte[] picture = picture("jpeg", 300, 80, Color.BLUE);
        byte[] file = Arrays.copyOf(picture, picture.length + 20);
        System.arraycopy("<script>CANARY".getBytes(StandardCharsets.US_ASCII), 0, file, picture.length, 14);
        // Called what it is not: its first bytes count.
        Reply put = shop.secret().put(LOGO, file, "image/png");
        assertThat(put.status()).as(put.body()).isEqualTo(200);
        assertThat(server.caller().get(path(put)).body()).contains("PNG").doesNotContain("CANARY");
    }

    @Test
    void theSamePictureAgainChangesNothingAndAnotherIsInTheAuditLog() throws IOException {
        Reply first = shop.secret().put(LOGO, picture("png", 100, 50, Color.RED), "image/png");
        Reply again = shop.secret().put(LOGO, picture("png", 100, 50, Color.RED), "image/png");
        assertThat(again.text("address")).isEqualTo(first.text("address"));
        Reply other = shop.secret().put(LOGO, picture("png", 100, 50, Color.GREEN), "image/png");
        assertThat(other.text("address")).isNotEqualTo(first.text("address"));
        Reply log = shop.secret().get("/api/v1/audit_log");
        assertThat(log.text("data.0.action")).isEqualTo("change.store_logo");
        assertThat(log.text("data.0.by.name")).isEqualTo("server");
        assertThat(path(other)).contains(log.text("data.0.after.hash"));
        assertThat(path(first)).contains(log.text("data.0.before.hash"));
        assertThat(log.text("data.1.action")).isEqualTo("change.store_logo");
        assertThat(log.json().at("/data/1/before").size()).isZero();
        Reply old = server.caller().get(path(first));
        assertThat(old.status()).as("mails with the old one live on").isEqualTo(302);
        assertThat(old.header("Location")).isEqualTo(path(other));
    }

    @Test
    void takenAwayTheNameStandsForItAgain() throws IOException {
        Reply put = shop.secret().put(LOGO, picture("png", 100, 50, Color.RED), "image/png");
        assertThat(shop.secret().delete(LOGO).status()).isEqualTo(204);
        assertThat(shop.secret().delete(LOGO).status()).isEqualTo(204);
        assertThat(server.caller().get(path(put)).status()).isEqualTo(404);
        assertThat(server.caller().get("/" + shop.slug() + "/corner").body())
                .contains("<span class=\"name\">Rose &amp; Thyme</span>");
        Reply log = shop.secret().get("/api/v1/audit_log");
        assertThat(log.text("data.0.action")).isEqualTo("remove.store_logo");
        assertThat(log.text("data.1.action")).isEqualTo("change.store_logo");
    }

    @Test
    void anotherStoresPictureIsNotAtThisStoresAddress() throws IOException {
        Reply put = shop.secret().put(LOGO, picture("png", 100, 50, Color.RED), "image/png");
        Shop other = server.shop();
        assertThat(server.caller()
                        .get(path(put).replace(shop.slug(), other.slug()))
                        .status())
                .isEqualTo(404);
        assertThat(other.secret().delete(LOGO).status()).isEqualTo(204);
        assertThat(server.caller().get(path(put)).status()).isEqualTo(200);
    }

    @Test
    void whatIsNoLogoIsRefusedWithWhatToDo() throws IOException {
        refused(
                        "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>"
                                .getBytes(StandardCharsets.UTF_8),
                        415)
                .contains("SVG", "Save it as PNG");
        refused("RIFF\0\0\0\0WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1), 415)
                .contains("WebP", "Save it as PNG");
        refused(new byte[0], 415).contains("PNG or JPEG");
        refused(new byte[512 * 1024 + 1], 413).contains("larger than 512 KB");
        refused(picture("png", 2001, 10, Color.RED), 413).contains("2001 by 10 pixels", "smaller");
        byte[] whole = picture("png", 300, 300, Color.RED);
        refused(Arrays.copyOf(whole, whole.length / 2), 415).contains("PNG", "damaged");
        assertThat(shop.secret().get("/api/v1/store").json().path("logo").isString())
                .isFalse();
    }

    private org.assertj.core.api.AbstractStringAssert<?> refused(byte[] file, int status) {
        Reply reply = shop.secret().put(LOGO, file, "image/png");
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        return assertThat(reply.text("detail"));
    }

    private static String path(Reply put) {
        return put.text("address").replaceFirst("https?://[^/]+", "");
    }

    private static byte[] picture(String format, int width, int height, Color colour) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = picture.createGraphics();
        brush.setColor(colour);
        brush.fillRect(0, 0, width / 2, height);
        brush.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, format, bytes);
        return bytes.toByteArray();
    }
}
