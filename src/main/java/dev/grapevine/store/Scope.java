package dev.grapevine.store;

import dev.grapevine.kernel.Parsed;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an API key is good for. */
public enum Scope {
    /** Every GET. */
    READ,
    /** Report orders and refunds. */
    ORDERS,
    /** Make visits and claims. */
    CLAIMS,
    /** Read the widget's settings. */
    WIDGET,
    /** Sign advocates up, make their sign-in links, invite, ban. */
    ADVOCATES,
    /** Import, export and erase customers. */
    CUSTOMERS,
    /** Approve, reject, disqualify and tie referrals. */
    REFERRALS,
    /** Choose, fulfil and reverse rewards. */
    REWARDS,
    /** Make and approve payout runs. */
    PAYOUTS,
    /** Change programs and offers, start and stop them. */
    PROGRAMS,
    /** Change templates and send tests. */
    MESSAGES,
    /** Change webhook endpoints and replay deliveries. */
    WEBHOOKS,
    /** Everything, also what later versions add. */
    ADMIN;

    /** As in lists of scopes: {@code orders}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Parsed<Scope> parse(String code) {
        for (Scope scope : values()) {
            if (scope.code().equals(code)) {
                return new Parsed.Value<>(scope);
            }
        }
        return new Parsed.Refused<>("A scope is one of "
                + Arrays.stream(values()).map(Scope::code).collect(Collectors.joining(", ")) + ".");
    }
}
