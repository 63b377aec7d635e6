package dev.grapevine.reward.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.reward.kind.Fulfilment.HandedOver;
import dev.grapevine.reward.kind.Fulfilment.Then;
import org.junit.jupiter.api.Test;

/** What holds besides for every kind that is a code. */
abstract class CouponContract extends FulfilmentContract {

    @Test
    void itIsHandedOverByACall() {
        assertThat(fulfilment().onceReleased()).isEqualTo(Then.CALL);
    }

    @Test
    void handedOverTwiceItIsThereOnce() {
        var owed = owed(prize());
        assertThat(fulfilment().handOver(store, owed, false)).isEqualTo(new HandedOver.Done());
        assertThat(fulfilment().handOver(store, owed, false)).isEqualTo(new HandedOver.Done());
        assertThat(fulfilment().handOver(store, owed, true)).isEqualTo(new HandedOver.Done());
        assertThat(issued()).isEqualTo(1);
    }

    @Test
    void whatWasUsedSaysSo() {
        var owed = owed(prize());
        fulfilment().handOver(store, owed, false);
        assertThat(pool.redeem(store, String.valueOf(owed.code()), "1001")).isTrue();
        for (boolean again : new boolean[] {false, true}) {
            assertThat(fulfilment().handOver(store, owed, again)).isEqualTo(new HandedOver.UsedAlready());
        }
    }

    @Test
    void whatIsTakenBackCanNoLongerBeUsedNorHandedOver() {
        var owed = owed(prize());
        fulfilment().handOver(store, owed, false);
        fulfilment().takeBack(store, owed);
        fulfilment().takeBack(store, owed);
        assertThat(pool.redeem(store, String.valueOf(owed.code()), "1001")).isFalse();
        assertThat(fulfilment().handOver(store, owed, true)).isInstanceOf(HandedOver.Refused.class);
    }
}
