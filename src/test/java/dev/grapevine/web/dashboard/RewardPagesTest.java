package dev.grapevine.web.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.Browser;
import dev.grapevine.given.BusyShop;
import dev.grapevine.given.Colleagues;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.Shop;
import dev.grapevine.kernel.Cursor;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Page;
import dev.grapevine.reward.BySize;
import dev.grapevine.reward.PayableCash;
import dev.grapevine.reward.Reward;
import dev.grapevine.reward.RewardState;
import dev.grapevine.reward.Rewards;
import dev.grapevine.store.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RewardPagesTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private final Shop shop = server.shop();
    private final BusyShop busy = BusyShop.quiet(shop);

    @Test
    void aGiftThatWasHandedOverLeavesTheList() {
        UUID gift = gift();
        Browser browser = Colleagues.signedIn(shop, Colleagues.add(shop, Role.MANAGER));
        assertThat(browser.open("/dashboard/rewards?show=gifts").body()).contains("Ines Moreau", "Mark as handed over");
        assertThat(browser.submit(address(gift) + "/fulfilment", Map.of()).header("Location"))
                .isEqualTo("/dashboard/rewards?show=gifts&done=fulfilled");
        assertThat(browser.open("/dashboard/rewards?show=gifts&done=fulfilled").body())
                .contains("Marked as handed over.", "No gift waits")
                .doesNotContain("Ines Moreau");
        assertThat(server.part(Rewards.class)
                        .find(shop.id(), gift)
                        .orElseThrow()
                        .state())
                .isEqualTo(RewardState.FULFILLED);
    }

    @Test
    void aGiftIsNoCash() {
        UUID gift = gift();
        Browser browser = Colleagues.signedIn(shop, Colleagues.add(shop, Role.MANAGER));
        browser.open("/dashboard/rewards");
        assertThat(browser.submit(address(gift) + "/payment", Map.of("seen", "1000"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void whereMoneyGoesAndMarkingItPaidIsNotForAnalysts() {
        UUID cash = busy.reward(
                busy.referral("rewarded", 0, "Grace Obi", 8800, Duration.ofDays(20)),
                0,
                "payable",
                "cash",
                1500,
                Duration.ofDays(6));
        Browser analyst = Colleagues.signedIn(shop, Colleagues.add(shop, Role.ANALYST));
        assertThat(analyst.open("/dashboard/rewards").body())
                .contains("£15.00", "where to is shown to those who pay")
                .doesNotContain("Mark as paid");
        assertThat(analyst.open("/dashboard/rewards.csv").status()).isEqualTo(403);
        assertThat(analyst.submit(address(cash) + "/payment", Map.of("seen", "1000"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void cashIsReadByWhatIsStillOwedFromEitherEndPageByPage() {
        List<UUID> cash = IntStream.of(1500, 900, 2100, 900)
                .mapToObj(pence -> busy.reward(
                        busy.referral("rewarded", 0, "Grace Obi", 8800, Duration.ofDays(20)),
                        0,
                        "payable",
                        "cash",
                        pence,
                        Duration.ofDays(6)))
                .toList();
        Browser browser = Colleagues.signedIn(shop, Colleagues.add(shop, Role.ANALYST));
        String largest = browser.open("/dashboard/rewards?sort=largest").body();
        assertThat(largest)
                .contains("Smallest first", "Newest first")
                .containsSubsequence("£21.00", "£15.00", "£9.00", "£9.00");
        assertThat(browser.open("/dashboard/rewards?sort=smallest").body())
                .contains("Largest first")
                .containsSubsequence("£9.00", "£9.00", "£15.00", "£21.00");

        PayableCash payable = server.part(PayableCash.class);
        for (BySize order : BySize.values()) {
            List<UUID> read = new ArrayList<>();
            @Nullable Cursor after = null;
            do {
                Page<Reward> page = payable.list(shop.id(), order, new Limit(1), after);
                page.data().forEach(reward -> read.add(reward.id()));
                after = page.next();
            } while (after != null);
            assertThat(read).as(order.name()).containsExactlyInAnyOrderElementsOf(cash);
            assertThat(read.get(order == BySize.LARGEST_FIRST ? 0 : 3)).isEqualTo(cash.get(2));
        }
    }

    @Test
    void anotherShopsRewardIsNotThere() {
        BusyShop other = BusyShop.quiet(server.shop());
        UUID referral = other.referral("rewarded", 0, "Grace Obi", 8800, Duration.ofDays(20));
        UUID theirs = other.reward(referral, 0, "awaiting_fulfilment", "gift", 0, Duration.ofDays(1));
        Browser browser = Colleagues.signedIn(shop, Colleagues.add(shop, Role.MANAGER));
        browser.open("/dashboard/rewards");
        assertThat(browser.submit(address(theirs) + "/fulfilment", Map.of()).status())
                .isEqualTo(404);
    }

    private UUID gift() {
        UUID referral = busy.referral("rewarded", 0, "Grace Obi", 8800, Duration.ofDays(20));
        return busy.reward(referral, 0, "awaiting_fulfilment", "gift", 0, Duration.ofDays(6));
    }

    private static String address(UUID reward) {
        return "/dashboard/rewards/" + Ids.text(IdKind.REWARD, reward);
    }
}
