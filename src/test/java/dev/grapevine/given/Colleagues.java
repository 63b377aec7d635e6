package dev.grapevine.given;

import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.store.NewTeammate;
import dev.grapevine.store.Password;
import dev.grapevine.store.Role;
import dev.grapevine.store.Team;
import dev.grapevine.store.TeamChange;
import dev.grapevine.store.Teammate;
import java.util.Map;

/** People who work on the dashboard of a shop; everybody has {@link StoreParts#PASSWORD}. */
public final class Colleagues {
    private Colleagues() {}

    public static Teammate add(Shop shop, Role role) {
        return add(shop, role, StoreParts.freshEmail());
    }

    public static Teammate add(Shop shop, Role role, EmailAddress email) {
        var added = new NewTeammate(
                "Amy Archer",
                email,
                role,
                Password.parse(StoreParts.PASSWORD, email).orElseThrow());
        return ((TeamChange.Done) shop.server().part(Team.class).add(shop.id(), added, StoreParts.SYSTEM)).teammate();
    }

    /** A browser without scripts in which the teammate is signed in. */
    public static Browser signedIn(Shop shop, Teammate teammate) {
        Browser browser = new Browser(shop.server().address());
        browser.open("/dashboard/sign-in");
        Reply reply = browser.submit(
                "/dashboard/sign-in", Map.of("email", teammate.email().original(), "password", StoreParts.PASSWORD));
        if (reply.status() != 303) {
            throw new IllegalStateException("Not signed in: " + reply.status());
        }
        return browser;
    }

    /** The same in a window of Chromium. */
    public static void signIn(Chromium.Sight sight, Shop shop, Teammate teammate) {
        sight.page().setDefaultTimeout(15_000);
        sight.page().navigate(shop.server().address() + "/dashboard/sign-in");
        sight.page().getByLabel("E-mail address").fill(teammate.email().original());
        sight.page().getByLabel("Password").fill(StoreParts.PASSWORD);
        sight.page().locator("button[type=submit]").click();
        sight.page().waitForURL("**/dashboard");
    }
}
