package dev.grapevine.reward.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grapevine.given.FreshDatabase;
import dev.grapevine.given.MovableClock;
import dev.grapevine.kernel.Codes;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Unit;
import dev.grapevine.program.RewardKind;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What holds for every kind of reward; each kind's test extends it. */
abstract class FulfilmentContract {
    static final Unit GBP = Unit.currency("GBP");

    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    final UUID store = Ids.newId();
    final CouponPool pool = new CouponPool(database.inStore(), database.jdbc(), new MovableClock());
    final IssueCoupon coupons = new IssueCoupon(new CouponIssuers(List.of(pool)), pool);

    abstract Fulfilment fulfilment();

    abstract Prize prize();

    @Test
    void itIsForTheKindOfItsPrize() {
        assertThat(fulfilment().kind()).isEqualTo(prize().kind());
    }

    @Test
    void itsWorthIfItHasAnyLiesOnAnAccountInItsUnitAndTheSameEachTime() {
        var owed = owed(prize());
        if (prize().unit() == null) {
            assertThatThrownBy(() -> fulfilment().account(owed)).isInstanceOf(RuntimeException.class);
            return;
        }
        var account = fulfilment().account(owed);
        assertThat(account.unit()).isEqualTo(prize().unit());
        assertThat(fulfilment().account(owed)).isEqualTo(account);
    }

    @Test
    void takingBackWhatNeverCameDoesNothing() {
        fulfilment().takeBack(store, owed(prize()));
        assertThat(issued()).isZero();
    }

    long issued() {
        return database.owner()
                .sql("select count(*) from coupon_pool where store_id = :store")
                .param("store", store)
                .query(Long.class)
                .single();
    }

    static Prize money(RewardKind kind) {
        return new Prize(kind, GBP, 500, null, null, kind == RewardKind.DONATION ? List.of("bees") : List.of(), null);
    }

    static Prize without(RewardKind kind, @Nullable String what) {
        return new Prize(kind, null, 0, null, what, List.of(), null);
    }

    static Owed owed(Prize prize) {
        return new Owed(
                Ids.newId(),
                Ids.newId(),
                Ids.newId(),
                prize,
                prize.amount(),
                Fulfilment.onlyCharity(prize),
                prize.kind().isCode() ? Codes.random(Codes.UNGUESSABLE) : null,
                null);
    }
}
