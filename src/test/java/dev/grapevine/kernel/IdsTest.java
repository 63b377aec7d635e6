package dev.grapevine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

    @Test
    void anIdIsOfVersion7AndCarriesTheTimeItWasMade() {
        long before = System.currentTimeMillis();
        var id = Ids.newId();
        long after = System.currentTimeMillis();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, after);
    }

    @Test
    void aLaterIdSortsAfterAnEarlierOneAsTextToo() {
        var earlier = Ids.text(IdKind.ORDER, Ids.newId());
        for (int i = 0; i < 100_000; i++) {
            var later = Ids.text(IdKind.ORDER, Ids.newId());
            assertThat(later.compareTo(earlier)).isPositive();
            earlier = later;
        }
    }

    @Test
    void threadsNeverShareAnId() {
        var seen = ConcurrentHashMap.<UUID>newKeySet();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int t = 0; t < 8; t++) {
                threads.execute(() -> {
                    for (int i = 0; i < 10_000; i++) {
                        seen.add(Ids.newId());
                    }
                });
            }
        }
        assertThat(seen).hasSize(80_000);
    }

    @Test
    void anyIdComesBackFromItsText() {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            var id = new UUID(random.nextLong(), random.nextLong());
            for (var kind : IdKind.values()) {
                assertThat(Ids.parse(kind, Ids.text(kind, id))).contains(id);
            }
        }
    }

    /** Valid examples that the TypeID specification publishes, with our prefix. */
    @ParameterizedTest
    @CsvSource({
        "00000000000000000000000000, 00000000-0000-0000-0000-000000000000",
        "00000000000000000000000001, 00000000-0000-0000-0000-000000000001",
        "0000000000000000000000000a, 00000000-0000-0000-0000-00000000000a",
        "0000000000000000000000000g, 00000000-0000-0000-0000-000000000010",
        "00000000000000000000000010, 00000000-0000-0000-0000-000000000020",
        "7zzzzzzzzzzzzzzzzzzzzzzzzz, ffffffff-ffff-ffff-ffff-ffffffffffff",
        "0123456789abcdefghjkmnpqrs, 0110c853-1d09-52d8-d73e-1194e95b5f19",
        "01h455vb4pex5vsknk084sn02q, 01890a5d-ac96-774b-bcce-b302099a8057"
    })
    void theTextIsThatOfTheTypeIdSpecification(String suffix, UUID id) {
        assertThat(Ids.text(IdKind.REWARD, id)).isEqualTo("rwd_" + suffix);
        assertThat(Ids.parse(IdKind.REWARD, "rwd_" + suffix)).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ord",
                "ord_",
                "01h455vb4pex5vsknk084sn02q",
                "_01h455vb4pex5vsknk084sn02q",
                "rwd_01h455vb4pex5vsknk084sn02q",
                "ORD_01h455vb4pex5vsknk084sn02q",
                "ord-01h455vb4pex5vsknk084sn02q",
                "ord_01h455vb4pex5vsknk084sn02",
                "ord_01h455vb4pex5vsknk084sn02qq",
                "ord_01H455VB4PEX5VSKNK084SN02Q",
                "ord_01h455vb4pex5vsknk084sn02u",
                "ord_01h455vb4pex5vsknk084sn0l2",
                "ord_01h455vb4pex5vsknk084sn02 ",
                "ord_01h455vb4pex5vsknk084sn02é",
                "ord_8zzzzzzzzzzzzzzzzzzzzzzzzz",
                "ord_/h455vb4pex5vsknk084sn02q0"
            })
    void whatIsNoIdOfTheKindIsNoId(String text) {
        assertThat(Ids.parse(IdKind.ORDER, text)).isEmpty();
    }

    @Test
    void everyKindHasAPrefixOfItsOwn() {
        var prefixes = new HashSet<String>();
        for (var kind : IdKind.values()) {
            assertThat(kind.prefix()).matches("[a-z]{3}");
            assertThat(prefixes.add(kind.prefix())).as(kind.prefix()).isTrue();
        }
    }
}
