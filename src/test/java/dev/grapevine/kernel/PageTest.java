package dev.grapevine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    private final Random random = new Random(50);

    @Test
    void followingTheCursorsSeesEveryRowOnceInOrder() {
        var all = Stream.generate(Ids::newId).limit(101).toList();
        for (int rows : List.of(1, 2, 50, 99, 100)) {
            var limit = new Limit(rows);
            var seen = new ArrayList<UUID>();
            var page = Page.of(all.subList(0, limit.andOneMore()), limit, Cursor::by);
            seen.addAll(page.data());
            for (var next = page.next(); next != null; next = page.next()) {
                var after = Cursor.parseById(next.text()).orElseThrow();
                int from = all.indexOf(after.id()) + 1;
                int to = Math.min(all.size(), from + limit.andOneMore());
                page = Page.of(all.subList(from, to), limit, Cursor::by);
                seen.addAll(page.data());
            }
            assertThat(seen).isEqualTo(all);
        }
    }

    @Test
    void thePageThatHoldsTheLastRowHasNoNext() {
        var limit = new Limit(2);
        var first = Ids.newId();
        var second = Ids.newId();
        assertThat(Page.of(List.<UUID>of(), limit, Cursor::by).next()).isNull();
        assertThat(Page.of(List.of(first, second), limit, Cursor::by).next()).isNull();
        assertThat(Page.of(List.of(first, second, Ids.newId()), limit, Cursor::by)
                        .next())
                .isEqualTo(Cursor.by(second));
    }

    @Test
    void aPageShownInAnotherWayGoesOnAtTheSamePlace() {
        var next = Cursor.by(Ids.newId());
        assertThat(new Page<>(List.of(1, 2), next).map(number -> "no. " + number))
                .isEqualTo(new Page<>(List.of("no. 1", "no. 2"), next));
    }

    @Test
    void aCursorComesBackFromItsText() {
        for (int i = 0; i < 5_000; i++) {
            var cursor = randomCursor();
            assertThat(cursor.text()).matches("[A-Za-z0-9_-]+");
            assertThat(Cursor.parseByTime(cursor.text()).orElseThrow()).isEqualTo(cursor);
            var byId = Cursor.by(cursor.id());
            assertThat(Cursor.parseById(byId.text()).orElseThrow()).isEqualTo(byId);
        }
    }

    @Test
    void aCursorWithAnyCharacterChangedIsRefused() {
        var text = randomCursor().text();
        for (int i = 0; i < text.length(); i++) {
            for (char other : "Aa0_-=+ é".toCharArray()) {
                if (text.charAt(i) != other) {
                    var changed = text.substring(0, i) + other + text.substring(i + 1);
                    assertThat(Cursor.parseByTime(changed)).as(changed).isInstanceOf(Parsed.Refused.class);
                }
            }
        }
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        var cursor = randomCursor();
        assertThat(Cursor.parseById(cursor.text())).isInstanceOf(Parsed.Refused.class);
        assertThat(Cursor.parseByTime(Cursor.by(cursor.id()).text())).isInstanceOf(Parsed.Refused.class);
        assertThat(Cursor.parseById("")).isInstanceOf(Parsed.Refused.class);
    }

    @Test
    void aLimitIsANumberFromOneToAHundred() {
        assertThat(Limit.parse("1").orElseThrow().rows()).isEqualTo(1);
        assertThat(Limit.parse("100").orElseThrow().rows()).isEqualTo(100);
        assertThat(Limit.DEFAULT.rows()).isEqualTo(50);
        assertThatIllegalArgumentException().isThrownBy(() -> new Limit(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Limit(101));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "101", "-1", "+5", "05", "5.0", "all", "99999999999", "5 ", "٥"})
    void anyOtherLimitIsRefused(String text) {
        assertThat(Limit.parse(text)).isEqualTo(new Parsed.Refused<Limit>("A limit is a number from 1 to 100."));
    }

    private Cursor randomCursor() {
        var at = Instant.ofEpochSecond(random.nextLong(-1_000_000_000L, 4_000_000_000L), random.nextInt(1_000_000_000));
        return Cursor.by(at, new UUID(random.nextLong(), random.nextLong()));
    }
}
