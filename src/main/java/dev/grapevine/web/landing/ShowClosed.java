package dev.grapevine.web.landing;

import dev.grapevine.kernel.Limit;
import dev.grapevine.program.Program;
import dev.grapevine.program.ProgramState;
import dev.grapevine.program.Programs;
import dev.grapevine.web.page.HtmlPage;
import dev.grapevine.web.shopper.ShopPage;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Says, where there is no offer, whether it is worth coming back: when the next one begins, else what became of the program
 * that went live last. An open program whose link doesn't lead to it is over for whoever follows this link.
 */
@Component
class ShowClosed {
    private final Programs programs;
    private final Clock clock;

    ShowClosed(Programs programs, Clock clock) {
        this.programs = programs;
        this.clock = clock;
    }

    HtmlPage page(ShopPage shop) {
        HtmlPage page = HtmlPage.of("landing/closed.jte").with("shop", shop);
        Instant now = clock.instant();
        List<Program> known = programs.list(shop.id(), Limit.DEFAULT).stream()
                .filter(program -> program.state() != ProgramState.DRAFT)
                .toList();
        if (known.stream().anyMatch(program -> program.isOpen(now))) {
            return page.with("kind", "landing.ended").with("begins", "");
        }
        Optional<Instant> begins = known.stream()
                .filter(program -> program.state() == ProgramState.LIVE)
                .map(Program::startsAt)
                .filter(Objects::nonNull)
                .filter(now::isBefore)
                .min(Comparator.naturalOrder());
        return begins.map(at -> page.with("kind", "landing.soon")
                        .with("begins", shop.words().day(at)))
                .orElseGet(() -> page.with("kind", rests(known, now) ? "landing.paused" : "landing.ended")
                        .with("begins", ""));
    }

    private static boolean rests(List<Program> known, Instant now) {
        return known.stream()
                .max(Comparator.comparing(program -> Objects.requireNonNullElse(program.liveAt(), program.createdAt())))
                .filter(program -> program.state() == ProgramState.PAUSED)
                .filter(program -> program.endsAt() == null || now.isBefore(program.endsAt()))
                .isPresent();
    }
}
