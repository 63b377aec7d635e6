package dev.grapevine.store;

import dev.grapevine.kernel.Parsed;
import java.util.Locale;

/** What a teammate may do on the store's dashboard. */
public enum Role {
    /** Everything, also team, API keys and the store itself. A store always has one. */
    OWNER,
    /** Everything but team, API keys and the store itself. */
    MANAGER,
    /** Look. */
    ANALYST;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether programs, referrals, rewards and the like may be changed. */
    public boolean mayChange() {
        return this != ANALYST;
    }

    /** Whether team, API keys and the store itself may be changed. */
    public boolean mayAdminister() {
        return this == OWNER;
    }

    public static Parsed<Role> parse(String code) {
        for (Role role : values()) {
            if (role.code().equals(code)) {
                return new Parsed.Value<>(role);
            }
        }
        return new Parsed.Refused<>("A role is owner, manager or analyst.");
    }
}
