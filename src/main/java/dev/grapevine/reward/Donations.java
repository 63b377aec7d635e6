package dev.grapevine.reward;

import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Unit;
import dev.grapevine.ledger.Account;
import dev.grapevine.ledger.Draft;
import dev.grapevine.ledger.Ledger;
import dev.grapevine.ledger.Outcome;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.reward.kind.Held;
import dev.grapevine.store.Actor;
import dev.grapevine.store.AuditLog;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What advocates gave to charities: it lies on the charity's account until the store has handed it on. */
@Component
public final class Donations {
    private final InStore inStore;
    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final AuditLog audit;

    Donations(InStore inStore, JdbcClient jdbc, Ledger ledger, AuditLog audit) {
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.audit = audit;
    }

    private record Given(String charity, Unit unit, long donations, long amount) {
        Account account() {
            return Held.charity(charity, unit);
        }
    }

    /** By charity and currency, at most 500. */
    public List<OwedDonation> byCharity(UUID storeId) {
        return inStore.call(storeId, () -> {
            List<Given> given = given(storeId);
            var balances =
                    ledger.balances(storeId, given.stream().map(Given::account).toList());
            return given.stream()
                    .map(one -> new OwedDonation(
                            one.charity,
                            one.donations,
                            new Money(one.amount, one.unit),
                            new Money(
                                    Objects.requireNonNull(balances.get(one.account()))
                                            .available(),
                                    one.unit)))
                    .toList();
        });
    }

    private List<Given> given(UUID storeId) {
        return jdbc.sql("""
                        select charity, unit, count(*) as donations, sum(amount - reversed)::bigint as amount
                        from reward
                        where store_id = :store and kind = 'donation' and charity is not null and unit is not null
                          and state in ('donated', 'reversed') and issued_at is not null
                        group by charity, unit
                        order by charity, unit
                        limit 500
                        """)
                .param("store", storeId)
                .query((row, _) -> new Given(
                        row.getString("charity"),
                        new Unit(row.getString("unit")),
                        row.getLong("donations"),
                        row.getLong("amount")))
                .list();
    }

    /**
     * Writes down that the store handed on what it owed a charity, as somebody saw it; once, however often that is said.
     *
     * @return whether it is so now; not where something else is owed by now
     */
    public boolean passOn(UUID storeId, String charity, Money owed, Money passedOnBefore, Actor by) {
        return inStore.call(storeId, () -> {
            List<OwedDonation> now = byCharity(storeId);
            Money passedOn = passedOnBefore.plus(owed);
            if (now.stream()
                    .anyMatch(one -> is(one, charity, owed) && one.passedOn().equals(passedOn))) {
                return true;
            }
            return owed.isPositive()
                    && now.stream()
                            .anyMatch(one -> is(one, charity, owed)
                                    && one.owed().equals(owed)
                                    && one.passedOn().equals(passedOnBefore))
                    && post(storeId, charity, owed, passedOnBefore, by);
        });
    }

    private static boolean is(OwedDonation one, String charity, Money amount) {
        return one.charity().equals(charity) && one.given().currency().equals(amount.currency());
    }

    /** Of two who say it at once, the second finds it written. */
    private boolean post(UUID storeId, String charity, Money owed, Money passedOnBefore, Actor by) {
        Unit unit = owed.currency();
        Draft draft = Draft.transfer(
                "donation:" + charity + ":" + unit.code() + ":after:" + passedOnBefore.minor(),
                Held.charity(charity, unit),
                Account.open("donations:passed_on", unit),
                owed.minor());
        return switch (ledger.post(storeId, draft)) {
            case Outcome.Posted _ -> {
                audit.record(
                        storeId,
                        by,
                        "pass_on.donation",
                        charity,
                        Map.of(),
                        Map.of("amount", owed.toDecimal(), "currency", unit.code()));
                yield true;
            }
            case Outcome.AlreadyPosted _ -> true;
            case Outcome.KeyReused _, Outcome.Insufficient _ -> false;
        };
    }
}
