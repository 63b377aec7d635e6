package dev.grapevine.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.Reply;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.Shop;
import dev.grapevine.kernel.Unit;
import dev.grapevine.ledger.Account;
import dev.grapevine.ledger.Draft;
import dev.grapevine.ledger.Ledger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class AccountsTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private static final Account REWARDS = Account.open("store:rewards", Unit.currency("GBP"));
    private static final Account AMY = Account.limited("advocate:amy", Unit.currency("GBP"));
    private static final Account COINS = Account.open("store:coins", Unit.COINS);

    private final Shop shop = server.shop();

    @Test
    void moneyIsExactTextAndCoinsAreANumber() {
        transfer("one", REWARDS, AMY, 4999);
        transfer("two", COINS, Account.limited("advocate:amy", Unit.COINS), 120);
        JsonNode pounds = account("advocate:amy", "currency");
        assertThat(pounds.path("balance").toString()).isEqualTo("{\"amount\":\"49.99\",\"currency\":\"GBP\"}");
        JsonNode coins = account("advocate:amy", "coins");
        assertThat(coins.path("available").toString()).isEqualTo("{\"coins\":120}");
    }

    @Test
    void aStatementRunsBackwardsWithTheBalanceAfterEachLine() {
        transfer("one", REWARDS, AMY, 500);
        transfer("two", REWARDS, AMY, 250);
        String id = account("advocate:amy", "currency").path("id").asString();
        Reply entries = shop.secret().get("/api/v1/accounts/" + id + "/entries");
        assertThat(entries.text("data.0.amount.amount")).isEqualTo("2.50");
        assertThat(entries.text("data.0.balance.amount")).isEqualTo("7.50");
        assertThat(entries.text("data.1.balance.amount")).isEqualTo("5.00");
        assertThat(entries.text("data.0.posting")).startsWith("pst_");
        assertThat(entries.json().path("next").isNull()).isTrue();
    }

    @Test
    void aListIsWalkedPageByPageWithoutGapsOrRepeats() {
        for (int i = 0; i < 7; i++) {
            transfer("key " + i, REWARDS, Account.limited("advocate:" + i, Unit.currency("GBP")), 100);
        }
        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            Reply page = shop.secret().get("/api/v1/accounts?limit=3" + after);
            page.json()
                    .path("data")
                    .forEach(account -> seen.add(account.path("id").asString()));
            after = page.text("next").isEmpty() ? "" : "&after=" + page.text("next");
        } while (!after.isEmpty());
        assertThat(seen).hasSize(8).doesNotHaveDuplicates();
        assertThat(seen).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    private JsonNode account(String name, String unit) {
        for (JsonNode account : shop.secret().get("/api/v1/accounts").json().path("data")) {
            if (account.path("name").asString().equals(name)
                    && account.path("balance").has(unit)) {
                return account;
            }
        }
        throw new AssertionError("no account " + name);
    }

    private void transfer(String key, Account from, Account to, long amount) {
        server.part(Ledger.class).post(shop.id(), Draft.transfer(key, from, to, amount));
    }
}
