package dev.grapevine.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import dev.grapevine.given.Chromium.Sight;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The whole story as the tour tells it, played by a customer and her friend in two browsers; each page is looked at. */
final class PlayTheStory {
    private final Walk walk;
    private final Handout handout;

    PlayTheStory(Walk walk) {
        this.walk = walk;
        this.handout = walk.handout();
    }

    void toItsEnd() {
        try (Sight hers = walk.look();
                Sight friends = walk.look()) {
            buyAndBeInvited(hers);
            Sight corner = enterCorner(hers);
            String link = corner.page().locator("#link").inputValue();
            friendBuys(friends, link);
            rewardComes(hers, corner);
            goodsGoBack(friends);
            tour(hers, "given back");
            corner.page().reload();
            assertThat(corner.page().locator("main").textContent()).contains("£5 voucher");
            signUp(friends);
            new PlayTheMerchant(walk).lookAfter("Finn Reed");
        }
    }

    private void buyAndBeInvited(Sight hers) {
        Page page = hers.page();
        page.navigate(handout.tourUrl());
        walk.check(hers, "tour");
        page.navigate(handout.shopUrl());
        walk.check(hers, "shop");
        page.getByLabel("Put Stoneware Pot in the basket").click();
        walk.again(hers, "basket");
        pay(page, "Gwen Ford", customer());
        walk.check(hers, "thanks");
        openLetter(page, "Give a friend", customer());
        walk.check(hers, "invitation");
    }

    /** The invitation's button, then the letter that lets her in. */
    private Sight enterCorner(Sight hers) {
        Sight asked = follow(hers);
        walk.check(asked, "way-in");
        asked.page().locator("input[type=email]").last().fill(customer());
        asked.page().getByText("Mail me a link").click();
        asked.page().getByText("Look into your mailbox").waitFor();
        openLetter(hers.page(), "Your way in", customer());
        Sight corner = follow(hers);
        walk.check(corner, "enter");
        corner.page().locator("form button").first().click();
        corner.page().getByText("Nobody has bought yet").waitFor();
        walk.check(corner, "corner");
        return corner;
    }

    private void friendBuys(Sight friends, String link) {
        Page page = friends.page();
        page.navigate(link);
        walk.check(friends, "landing");
        page.locator("form button.button").click();
        page.locator("a.button").waitFor();
        walk.check(friends, "landing-code");
        page.locator("a.button").click();
        page.getByText("waits in the basket").waitFor();
        page.getByLabel("Put Stoneware Pot in the basket").click();
        walk.check(friends, "friends-basket");
        pay(page, "Finn Reed", friend());
    }

    private void rewardComes(Sight hers, Sight corner) {
        openLetter(hers.page(), "bought", customer());
        corner.page().reload();
        assertThat(corner.page().locator("main").textContent()).contains("yours if nothing is sent back");
        walk.again(corner, "corner-pending");
        hers.page().navigate(handout.tourUrl());
        hers.page().getByText("15 days on").click();
        tour(hers, "The review is over");
        openLetter(hers.page(), "how would you like it", customer());
        walk.again(hers, "letter-choose");
        corner.page().reload();
        corner.page().locator(".choose input[value=coupon]").check();
        walk.check(corner, "corner-choose");
        corner.page().locator(".choose .button").click();
        Walk.await(corner.page(), corner.page().url(), corner.page().locator(".rewards .code"));
        walk.again(corner, "corner-rewarded");
    }

    private void goodsGoBack(Sight friends) {
        friends.page().navigate(handout.shopUrl() + "/orders");
        friends.page().getByText("Send half back").click();
        friends.page().getByText("Given back").waitFor();
        walk.check(friends, "orders");
    }

    private void signUp(Sight sight) {
        sight.page().getByText("Recommend us").click();
        sight.page().getByText("Get your own link").waitFor();
        walk.check(sight, "sign-up");
    }

    private void tour(Sight sight, String says) {
        Walk.await(sight.page(), handout.tourUrl(), sight.page().getByText(says));
        walk.again(sight, "tour-" + says.replace(' ', '-').toLowerCase(Locale.ROOT));
    }

    private static void pay(Page page, String name, String email) {
        page.getByLabel("Name").fill(name);
        page.getByLabel("E-mail").fill(email);
        page.getByText("may write to me").check();
        page.getByText("Pay £").click();
        page.getByText("Thank you").waitFor();
    }

    private void openLetter(Page page, String subject, String to) {
        String only = handout.inboxUrl() + "?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
        Locator letter = page.locator(".problems a").filter(new Locator.FilterOptions().setHasText(subject));
        Walk.await(page, only, letter);
        letter.first().click();
        page.locator("iframe").waitFor();
    }

    /** What the letter's first link opens beside it. */
    private Sight follow(Sight sight) {
        FrameLocator letter = sight.page().frameLocator("iframe");
        Page opened = sight.page()
                .context()
                .waitForPage(() -> letter.locator("a").first().click());
        opened.waitForLoadState(LoadState.LOAD);
        return new Sight(sight.window(), opened, sight.complaints());
    }

    private String customer() {
        return "gwen." + walk.as() + "@example.com";
    }

    private String friend() {
        return "finn." + walk.as() + "@example.com";
    }
}
