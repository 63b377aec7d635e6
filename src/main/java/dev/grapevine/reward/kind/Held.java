package dev.grapevine.reward.kind;

import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Unit;
import dev.grapevine.ledger.Account;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** The ledger's accounts that rewards lie on. */
public final class Held {
    private Held() {}

    /** Money to spend in the shop. */
    public static Account credit(UUID customerId, Unit currency) {
        return Account.limited(customer(customerId) + ":credit", currency);
    }

    /** The store's own points. */
    public static Account coins(UUID customerId) {
        return Account.limited(customer(customerId) + ":coins", Unit.COINS);
    }

    /** Money that the store owes and has not paid out. */
    public static Account cash(UUID customerId, Unit currency) {
        return Account.limited(customer(customerId) + ":cash", currency);
    }

    /** The names of all that a customer's own accounts can have. */
    public static List<String> names(UUID customerId) {
        return Stream.of(":credit", ":coins", ":cash")
                .map(name -> customer(customerId) + name)
                .toList();
    }

    /** What was given to a charity. */
    public static Account charity(String key, Unit currency) {
        return Account.open("charity:" + key, currency);
    }

    /** The worth of a program's coupons. Of each program its own, so that two programs never wait for each other. */
    static Account coupons(Owed owed) {
        return Account.open("program:" + Ids.text(IdKind.PROGRAM, owed.programId()) + ":coupons", unit(owed));
    }

    static Unit unit(Owed owed) {
        return Objects.requireNonNull(owed.prize().unit(), "asked only where the prize has an amount");
    }

    private static String customer(UUID id) {
        return "customer:" + Ids.text(IdKind.CUSTOMER, id);
    }
}
