package dev.grapevine.store;

import static dev.grapevine.given.StoreParts.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.FreshDatabase;
import dev.grapevine.given.MovableClock;
import dev.grapevine.given.StoreParts;
import dev.grapevine.kernel.Limit;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AuditLogTest {
    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    private final MovableClock clock = new MovableClock();
    private StoreParts given;
    private Store store;

    @BeforeEach
    void begin() {
        given = new StoreParts(database, clock);
        store = given.store();
    }

    @Test
    void anEntrySaysWhoDidWhatToWhatAndWhenInWhichRequest() {
        var owner = given.teammate(store, Role.OWNER);
        var by = Actor.of(owner, "req-42");

        given.audit.record(
                store.id(),
                by,
                "pause.program",
                "prg_1",
                Map.of("state", "live", "name", "A"),
                Map.of("state", "paused", "name", "A"));

        var entry = given.audit.list(store.id(), Limit.DEFAULT, null).data().getFirst();
        assertThat(entry.by()).isEqualTo(by);
        assertThat(entry.action()).isEqualTo("pause.program");
        assertThat(entry.subject()).isEqualTo("prg_1");
        assertThat(entry.before()).isEqualTo(Map.of("state", "live"));
        assertThat(entry.after()).isEqualTo(Map.of("state", "paused"));
        assertThat(entry.at()).isEqualTo(clock.instant());
    }

    @Test
    void pagesGoThroughAllOfItNewestFirst() {
        for (int i = 0; i < 7; i++) {
            given.audit.record(store.id(), SYSTEM, "note.number", String.valueOf(i), Map.of(), Map.of());
        }
        var subjects = new ArrayList<String>();
        var page = given.audit.list(store.id(), new Limit(3), null);
        page.data().forEach(entry -> subjects.add(entry.subject()));
        while (page.next() != null) {
            page = given.audit.list(store.id(), new Limit(3), page.next());
            page.data().forEach(entry -> subjects.add(entry.subject()));
        }
        assertThat(subjects).containsExactly("6", "5", "4", "3", "2", "1", "0", store.idText());
    }
}
