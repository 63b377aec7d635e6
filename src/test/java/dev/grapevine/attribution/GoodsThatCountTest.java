package dev.grapevine.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Money;
import dev.grapevine.order.OrderReport;
import dev.grapevine.program.ProductFilter;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a program counts of an order of £50 after its discount. */
class GoodsThatCountTest {
    @Test
    void aDiscountOnTheWholeOrderFallsOnEachLineByItsShareToThePenny() {
        var order = order(line("tea", 4000L), line("card", 2000L), line("sample", 0L));
        assertThat(counted(order, only("tea"))).isEqualTo(pounds(3333));
        assertThat(counted(order, only("card"))).isEqualTo(pounds(1667));
        assertThat(counted(order, only("sample"))).isEqualTo(pounds(0));
        assertThat(counted(order, only("coffee"))).isEqualTo(pounds(0));
        assertThat(counted(order, without("card"))).isEqualTo(pounds(3333));
        assertThat(counted(order, new ProductFilter(List.of(), List.of(), List.of(), List.of())))
                .isEqualTo(pounds(5000));
    }

    @Test
    void linesWithoutTotalsCantBeToldApart() {
        var order = order(line("tea", 4000L), line("card", null));
        assertThat(counted(order, only("tea"))).isEqualTo(pounds(5000));
        assertThat(counted(order, only("coffee"))).isEqualTo(pounds(0));
    }

    @Test
    void aMinimumLooksAtThemBeforeTheDiscount() {
        var order = order(line("tea", 4000L), line("card", 2000L));
        assertThat(order.countedBeforeDiscounts(only("tea"))).isEqualTo(pounds(4000));
        assertThat(order.countedBeforeDiscounts(without("coffee"))).isEqualTo(pounds(6000));
    }

    private static Money counted(OrderFacts order, ProductFilter products) {
        return OrderFacts.counted(order.goods(), order.lines(), products);
    }

    private static ProductFilter only(String product) {
        return new ProductFilter(List.of(product), List.of(), List.of(), List.of());
    }

    private static ProductFilter without(String product) {
        return new ProductFilter(List.of(), List.of(), List.of(product), List.of());
    }

    private static OrderReport.Line line(String product, @Nullable Long pence) {
        return new OrderReport.Line(product, List.of(), 1, pence == null ? null : pounds(pence));
    }

    private static OrderFacts order(OrderReport.Line... lines) {
        return new OrderFacts(
                Ids.newId(),
                Set.of(),
                null,
                Instant.parse("2026-05-01T12:00:00Z"),
                pounds(6000),
                pounds(5000),
                List.of(lines),
                false,
                null,
                OrderFacts.Earlier.NONE);
    }

    private static Money pounds(long pence) {
        return Money.of(pence, "GBP");
    }
}
