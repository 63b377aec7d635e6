package dev.grapevine.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.grapevine.given.Chromium.Screen;
import dev.grapevine.given.Chromium.Sight;

/** The merchant's part: how it goes, why somebody's order counted, and a word about what is doubtful. */
final class PlayTheMerchant {
    private final Walk walk;

    PlayTheMerchant(Walk walk) {
        this.walk = walk;
    }

    /** @param friend somebody's name whose order was rewarded */
    void lookAfter(String friend) {
        try (Sight desk = walk.look()) {
            signIn(desk);
            readWhy(desk, friend);
            decideWhatIsHeld(desk);
        }
    }

    private void signIn(Sight desk) {
        Page page = desk.page();
        page.navigate(walk.handout().dashboard().url());
        walk.check(desk, "desk-sign-in");
        page.getByLabel("E-mail address").fill(walk.handout().dashboard().email());
        page.getByLabel("Password").fill(walk.handout().dashboard().password());
        page.locator("button[type=submit]").click();
        page.waitForURL("**/dashboard");
        assertThat(page.locator("main").innerText()).contains("held for you to look at");
        walk.check(desk, "desk-overview");
    }

    private void readWhy(Sight desk, String friend) {
        Page page = desk.page();
        go(page, "/dashboard/referrals");
        walk.check(desk, "desk-referrals");
        page.getByRole(AriaRole.SEARCHBOX).fill(friend);
        page.waitForURL("**q=*");
        page.locator("a[data-row]").getByText(friend).first().click();
        page.waitForURL("**/referrals/ref_*");
        assertThat(page.locator(".because").innerText()).contains("Gwen");
        walk.check(desk, "desk-referral");
    }

    /** Lets it pass on one walk, refuses it on the other. */
    private void decideWhatIsHeld(Sight desk) {
        Page page = desk.page();
        go(page, "/dashboard/review");
        walk.check(desk, "desk-review");
        page.locator("a[data-row]").first().click();
        page.waitForURL("**/referrals/ref_*");
        if (walk.screen() == Screen.PHONE) {
            walk.check(desk, "desk-held");
            page.getByLabel("A note for your colleagues").fill("Two flatmates; I asked them.");
            page.locator("form[action$=approval] button").click();
        } else {
            page.locator("summary").getByText("Refuse it").click();
            walk.check(desk, "desk-held");
            page.locator("#rejection").fill("The same household, and the goods went back last time.");
            page.locator("form[action$=rejection] button").click();
        }
        page.waitForURL("**?done=*");
        walk.again(desk, "desk-decided");
    }

    private void go(Page page, String address) {
        if (walk.screen() == Screen.PHONE) {
            page.locator(".menu-button").click();
        }
        page.locator("a.place[href='" + address + "']").click();
        page.waitForURL("**" + address);
    }
}
