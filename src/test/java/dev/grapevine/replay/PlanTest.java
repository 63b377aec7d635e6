package dev.grapevine.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.Money;
import dev.grapevine.platform.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTest {
    static final Path FILE = Path.of("samples/online-retail-orders.csv");
    static final Money MINIMUM = Money.of(3000, "GBP");
    private static final LocalDate DAY = LocalDate.parse("2011-03-01");

    private final List<Purchase> purchases = ReadPurchases.read(FILE);
    private final Plan plan = Plan.of(purchases, DAY, 1, MINIMUM);

    @Test
    void theFilesOwnFactsHold() {
        assertThat(plan.orders()).hasSize(18_532);
        assertThat(plan.orders().stream().filter(Told::first)).hasSize(4_338);
        assertThat(plan.live()).hasSize(15_148);
        assertThat(plan.live().stream().filter(Told::first)).hasSize(2_656);
        assertThat(purchases.stream().mapToLong(one -> one.total().minor()).sum())
                .isEqualTo(891_140_790);
    }

    @Test
    void theSameSeedGivesTheSamePlanAndAnotherAnother() {
        assertThat(Plan.of(purchases, DAY, 1, MINIMUM)).isEqualTo(plan);
        assertThat(Plan.of(purchases, DAY, 2, MINIMUM)).isNotEqualTo(plan);
    }

    @Test
    void aPartOfTheNewCustomersComesThroughAnEarlierOne() {
        assertThat(plan.count(Truth.REFERRED)).isBetween(550L, 780L);
        assertThat(plan.count(Truth.NOT_NEW)).isPositive();
        assertThat(plan.count(Truth.LATER_ORDER)).isPositive();
        assertThat(plan.count(Truth.BELOW_MINIMUM)).isPositive();
        assertThat(plan.count(Truth.SELF)).isPositive();
        var seen = new HashSet<String>();
        for (Told order : plan.orders()) {
            if (order.tip() != null && order.truth() != Truth.SELF) {
                assertThat(seen).contains(order.tip().from());
                assertThat(order.tip().from()).isNotEqualTo(order.buyer().number());
            }
            seen.add(order.buyer().number());
        }
    }

    @Test
    void whoeverBringsTheMinimumAndNotAPennyLessIsReferred() {
        var friends = plan.orders().stream().filter(order -> order.first() && order.tip() != null);
        assertThat(friends).isNotEmpty().allSatisfy(order -> assertThat(order.truth())
                .isEqualTo(order.purchase().total().minor() >= MINIMUM.minor() ? Truth.REFERRED : Truth.BELOW_MINIMUM));
    }

    @Test
    void whoeverUsesHerOwnCodeHasOneMailboxUnderTwoSpellings() {
        assertThat(plan.orders().stream().filter(Told::underAlias)).isNotEmpty().allSatisfy(order -> {
            var buyer = order.buyer();
            assertThat(buyer.alias()).isNotEqualTo(buyer.email());
            assertThat(new EmailAddress(buyer.alias()).sameMailbox(new EmailAddress(buyer.email())))
                    .isTrue();
        });
    }

    @Test
    void whatIsReturnedIsNeverMoreThanTheOrder() {
        var returned = plan.orders().stream().filter(order -> order.returned() != null);
        assertThat(returned).isNotEmpty().allSatisfy(order -> {
            var back = Objects.requireNonNull(order.returned());
            assertThat(back.amount().isPositive()).isTrue();
            assertThat(back.whole())
                    .isEqualTo(back.amount().equals(order.purchase().total()));
            assertThat(back.amount()).isLessThanOrEqualTo(order.purchase().total());
        });
    }

    @Test
    void noTwoShoppersShareANetworkOrAnAddress() {
        assertThat(plan.shoppers().stream().map(Shopper::ip).collect(Collectors.toSet()))
                .hasSize(4_338);
        assertThat(plan.shoppers().stream()
                        .map(one -> new EmailAddress(one.email()).canonical())
                        .collect(Collectors.toSet()))
                .hasSize(4_338);
    }

    @Test
    void aWrongLineIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("orders.csv"),
                "order_no,placed_on,customer_no,total_gbp\n1,2011-03-01,7,5.00\n2,2011-03-01,7,0.00\n");
        assertThatThrownBy(() -> ReadPurchases.read(file))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("line 3: total_gbp '0.00' is not above zero");
        Path other = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
        assertThatThrownBy(() -> ReadPurchases.read(other)).hasMessageContaining("has no column order_no");
    }
}
