package dev.grapevine.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Unit;
import dev.grapevine.program.Terms;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Into which days of a program a recommendation falls: live from day 10 to 20 and from day 30 on. */
class PromiseTest {
    private static final UUID PROGRAM = Ids.newId();

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    # day, starts, ends, visit, code
                    9,     -,      -,    false, false
                    10,    -,      -,    true,  true
                    20,    -,      -,    true,  false
                    29,    -,      -,    true,  false
                    30,    -,      -,    true,  true
                    12,    13,     -,    false, false
                    13,    13,     -,    true,  true
                    14,    -,      15,   true,  true
                    15,    -,      15,   false, false
                    """)
    void coversWhatHappensInItsDays(
            int day, @Nullable Integer starts, @Nullable Integer ends, boolean visit, boolean code) {
        var promise = new Promise(
                PROGRAM,
                at(starts),
                at(ends),
                List.of(new Promise.Stretch(day(10), day(20)), new Promise.Stretch(day(30), null)),
                1,
                Terms.defaults(Unit.currency("GBP")));
        assertThat(promise.covers(seen(EvidenceKind.VISIT, day))).isEqualTo(visit);
        assertThat(promise.covers(seen(EvidenceKind.ADVOCATE_CODE, day))).isEqualTo(code);
    }

    private static Evidence seen(EvidenceKind kind, int day) {
        return new Evidence(kind, Ids.newId(), PROGRAM, day(day), null, "source", Map.of());
    }

    private static @Nullable Instant at(@Nullable Integer day) {
        return day == null ? null : day(day);
    }

    private static Instant day(int day) {
        return Instant.parse("2026-05-01T12:00:00Z").plusSeconds(day * 86_400L);
    }
}
