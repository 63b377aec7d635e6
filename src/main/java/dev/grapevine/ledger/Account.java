package dev.grapevine.ledger;

import dev.grapevine.kernel.Unit;
import java.util.regex.Pattern;

/**
 * Something value is held by, in one unit. It is opened when it is first posted to, and its name and unit are all there is
 * to find it by.
 *
 * @param name a path of the caller's choice, such as {@code advocate:adv_…:credit} or {@code store:rewards}
 * @param unit what all its amounts are counted in
 * @param limited whether what may be spent never falls below zero, as with a person's credit or a budget; where it may,
 *     as with the store's counter accounts, the account is open
 */
public record Account(String name, Unit unit, boolean limited) {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]+(:[a-zA-Z0-9_.-]+)*");
    private static final int LONGEST = 200;

    public Account {
        if (name.length() > LONGEST || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "An account's name is words of letters, digits, _ . and - with colons between: " + name);
        }
    }

    /** An account that nobody can overspend. */
    public static Account limited(String name, Unit unit) {
        return new Account(name, unit, true);
    }

    /** An account that may go below zero, and that many may post to at once. */
    public static Account open(String name, Unit unit) {
        return new Account(name, unit, false);
    }
}
