package dev.grapevine.web.landing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.Browser;
import dev.grapevine.given.LiveShop;
import dev.grapevine.given.ProgramParts;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.StoreParts;
import dev.grapevine.program.ProgramDraft;
import dev.grapevine.program.Programs;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a friend reads whose link leads to no offer at this time. */
class ClosedOfferTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private final LiveShop shop = LiveShop.open(server);

    @Test
    void anOfferThatHasNotBegunSaysWhenItDoesAlsoWhereItHasAnEnd() {
        Instant begins = Instant.parse("2199-05-03T10:00:00Z");
        dates(begins, begins.plus(Duration.ofDays(30)));
        assertThat(page()).contains("This offer begins soon", "3 May 2199");
    }

    @Test
    void anOfferThatIsOverHasEnded() {
        dates(Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2025-02-01T00:00:00Z"));
        assertThat(page()).contains("has ended");
    }

    @Test
    void theProgramThatWentLiveLastIsSpokenOfAndNotOneThatRestsSinceLongAgo() {
        shop.pause();
        Programs programs = server.part(Programs.class);
        UUID newer = ProgramParts.running(programs.create(
                        shop.shop().id(),
                        ProgramDraft.of("Newer", shop.running().terms()),
                        StoreParts.SYSTEM))
                .program()
                .id();
        programs.activate(shop.shop().id(), newer, StoreParts.SYSTEM);
        programs.stop(shop.shop().id(), newer, StoreParts.SYSTEM);
        assertThat(page()).contains("has ended");
    }

    private void dates(@Nullable Instant starts, @Nullable Instant ends) {
        server.part(Programs.class)
                .change(
                        shop.shop().id(),
                        shop.running().program().id(),
                        new ProgramDraft("Friends", starts, ends, shop.running().terms()),
                        StoreParts.SYSTEM);
    }

    private String page() {
        return new Browser(server.address())
                .open(shop.link(shop.advocate("Amy")), "Accept-Language", "en-GB")
                .body();
    }
}
