package dev.grapevine.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Percent;
import dev.grapevine.kernel.Unit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is promised, where there is a choice. */
class PhraseTest {
    private static final Unit GBP = Unit.currency("GBP");
    private static final RewardOption VOUCHER = option(RewardKind.COUPON, fixed(1000));

    @Test
    void aSingleKindIsNamed() {
        assertThat(Phrase.of(List.of(VOUCHER)))
                .isEqualTo(new Phrase("reward.coupon.fixed", Map.of("money", pounds(1000))));
    }

    @Test
    void theSameAmountInSeveralWaysIsThatAmount() {
        assertThat(Phrase.of(List.of(VOUCHER, option(RewardKind.CASH, fixed(1000)))))
                .isEqualTo(new Phrase("reward.money", Map.of("money", pounds(1000))));
    }

    @Test
    void severalAmountsAreUpToTheLargestAndCoinsHaveNoSayInIt() {
        assertThat(Phrase.of(List.of(
                        option(RewardKind.CASH, fixed(800)),
                        VOUCHER,
                        option(RewardKind.COINS, new Amount.Coins(5000)))))
                .isEqualTo(new Phrase("reward.up_to", Map.of("money", pounds(1000))));
    }

    @Test
    void whatCannotBeComparedIsOfHerChoice() {
        Phrase choice = new Phrase("reward.choice", Map.of());

        assertThat(Phrase.of(List.of(VOUCHER, option(RewardKind.CASH, share()))))
                .isEqualTo(choice);
        assertThat(Phrase.of(List.of(VOUCHER, new RewardOption(RewardKind.GIFT, null, "a mug"))))
                .isEqualTo(choice);
    }

    private static Amount share() {
        return new Amount.PercentOfOrder(Percent.of(10), null);
    }

    private static RewardOption option(RewardKind kind, Amount amount) {
        return new RewardOption(kind, amount, null);
    }

    private static Amount fixed(long minor) {
        return new Amount.Fixed(pounds(minor));
    }

    private static Money pounds(long minor) {
        return new Money(minor, GBP);
    }
}
