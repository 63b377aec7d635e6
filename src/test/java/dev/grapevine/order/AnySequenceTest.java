package dev.grapevine.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.FreshDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariant 7: the final state does not depend on the order or number of deliveries. */
class AnySequenceTest {
    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    private static final List<String> WITH_TIMES = List.of(
            order(
                    "placed",
                    "'updated_at':'2026-05-01T09:30:00Z', 'visit_token':'v1', 'coupon_codes':['AMY'],",
                    "50.00"),
            order("paid", "'updated_at':'2026-05-01T10:00:00Z',", "50.00"),
            order("paid", "'updated_at':'2026-05-02T10:00:00Z', 'coupon_codes':[], 'tags':['edited'],", "45.00"),
            order("delivered", "'updated_at':'2026-05-04T10:00:00Z', 'subtotal':'44.00',", "45.00"),
            order("cancelled", "'updated_at':'2026-05-05T10:00:00Z',", "45.00"),
            order("delivered", "'updated_at':'2026-05-06T10:00:00Z', 'number':'#7',", "45.00"));

    private static final List<String> WITHOUT_TIMES = List.of(
            order("placed", "'visit_token':'v1', 'tags':['a'],", "50.00"),
            order("placed", "'tags':['b'],", "45.00"),
            order("paid", "'coupon_codes':['AMY'],", "50.00"),
            order("paid", "'locale':'de-DE', 'updated_at':'2026-05-02T10:00:00Z',", "47.00"),
            order("fulfilled", "'history':true,", "50.00"),
            order("cancelled", "", "50.00"));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void anySequenceAndNumberOfReportsAndRefundsEndsTheSame(long seed) {
        Random random = new Random(seed);
        for (List<String> reports : List.of(WITH_TIMES, WITHOUT_TIMES)) {
            Map<String, @Nullable Object> once = played(reports, new Random(0), false);
            assertThat(played(reports, random, true)).as("seed %s", seed).isEqualTo(once);
        }
    }

    private static Map<String, @Nullable Object> played(List<String> reports, Random random, boolean shuffled) {
        Shop shop = new Shop(database);
        List<Consumer<Shop>> events = new ArrayList<>();
        reports.forEach(report -> events.add(told -> told.says(report)));
        events.add(told -> told.refunds("7", "part", "5.00"));
        events.add(told -> told.refunds("7", "other part", "2.50"));
        events.add(told -> told.refunds("7", "rest", "37.00"));
        List<Consumer<Shop>> deliveries = new ArrayList<>();
        for (Consumer<Shop> event : events) {
            deliveries.addAll(Collections.nCopies(shuffled ? 1 + random.nextInt(5) : 1, event));
        }
        if (shuffled) {
            Collections.shuffle(deliveries, random);
        }
        deliveries.forEach(delivery -> delivery.accept(shop));
        return shop.row("7");
    }

    private static String order(String state, String more, String total) {
        return """
                {'external_id':'7', 'placed_at':'2026-05-01T09:30:00Z', 'state':'%s', %s 'currency':'GBP',
                 'total':'%s', 'customer':{'email':'a@example.com'}}""".formatted(state, more, total).replace('\'', '"');
    }
}
