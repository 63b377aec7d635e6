package dev.grapevine.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grapevine.given.Eventually;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.Shop;
import dev.grapevine.order.Order;
import dev.grapevine.order.Orders;
import dev.grapevine.platform.CannotStart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ImportOrdersTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    @TempDir
    Path folder;

    private final Shop shop = server.shop();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void whatIsRightIsTakenOnceAndWhatIsWrongIsNamedByItsLine() throws IOException {
        Path file = folder.resolve("orders.csv");
        Files.writeString(file, """
                external_id,placed_at,currency,total,email
                1,2024-05-01,GBP,10.00,ada@example.com
                2,2024-05-02,GBP,ten pounds,ben@example.com
                3,2024-05-03T10:00:00Z,GBP,12.50,cleo@example.com
                """);

        assertThat(run(file)).isEqualTo(1);
        assertThat(text()).contains("line 3: total").contains("2 orders taken, 0 known already, 1 left out.");

        assertThat(run(file)).isEqualTo(1);
        assertThat(text()).contains("0 orders taken, 2 known already, 1 left out.");
        Optional<Order> order =
                Eventually.of(() -> server.part(Orders.class).findExternal(shop.id(), "1"), Optional::isPresent);
        assertThat(order).get().extracting(Order::history).isEqualTo(true);
    }

    @Test
    void aServerThatIsNotThereIsToldInOneLine() throws IOException {
        Path file = folder.resolve("orders.csv");
        Files.writeString(file, "external_id,placed_at,currency,total,email\n1,2024-05-01,GBP,10.00,ada@example.com\n");
        ImportOrders nowhere = new ImportOrders(URI.create("http://127.0.0.1:1"), "gv_sk_x", new PrintStream(said));
        assertThatThrownBy(() -> nowhere.from(file))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("does not answer");
    }

    private int run(Path file) {
        said.reset();
        String key = String.valueOf(shop.secret().key());
        return new ImportOrders(server.address(), key, new PrintStream(said, true, StandardCharsets.UTF_8)).from(file);
    }

    private String text() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
