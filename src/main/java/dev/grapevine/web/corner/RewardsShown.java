package dev.grapevine.web.corner;

import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Page;
import dev.grapevine.kernel.Points;
import dev.grapevine.program.Charity;
import dev.grapevine.program.RewardKind;
import dev.grapevine.reward.Reward;
import dev.grapevine.reward.RewardState;
import dev.grapevine.reward.Rewards;
import dev.grapevine.reward.Wallet;
import dev.grapevine.reward.kind.Prize;
import dev.grapevine.web.corner.CornerView.Way;
import dev.grapevine.web.shopper.ShopPage;
import dev.grapevine.web.shopper.Words;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells whoever is signed in what she earned, and what she has. */
@Component
class RewardsShown {
    private final Rewards rewards;
    private final CharityNames charityNames;

    RewardsShown(Rewards rewards, CharityNames charityNames) {
        this.rewards = rewards;
        this.charityNames = charityNames;
    }

    /** Those that wait for her word stand first, however old they are, and not again among the older ones. */
    RewardList of(ShopPage shop, UUID customerId, Older older, Typed typed) {
        List<Reward> asking = older.rewards() == null ? rewards.asking(shop.id(), customerId) : List.of();
        Page<Reward> rest = rewards.answered(shop.id(), customerId, Limit.DEFAULT, older.rewards());
        Map<UUID, List<Charity>> charities = charityNames.of(shop.id(), asking);
        Map<Boolean, List<RewardLine>> lines = Stream.concat(asking.stream(), rest.data().stream())
                .map(reward -> line(shop.words(), reward, charities.getOrDefault(reward.id(), List.of()), typed))
                .collect(Collectors.partitioningBy(line -> !line.ways().isEmpty()));
        return new RewardList(
                Objects.requireNonNull(lines.get(true)),
                Objects.requireNonNull(lines.get(false)),
                Older.link(Older.REWARDS, rest.next()));
    }

    /** What is not zero, by the words for it. */
    Map<String, String> balances(ShopPage shop, UUID customerId) {
        Wallet wallet = rewards.wallet(shop.id(), customerId, shop.store().currency());
        Words words = shop.words();
        Map<String, String> balances = new LinkedHashMap<>();
        if (!wallet.credit().isZero()) {
            balances.put(words.text("wallet.credit"), words.money(wallet.credit()));
        }
        if (!wallet.cash().isZero()) {
            balances.put(words.text("wallet.cash"), words.money(wallet.cash()));
        }
        if (!wallet.coins().equals(Points.NONE)) {
            balances.put(words.text("wallet.coins"), words.number(wallet.coins().coins()));
        }
        return balances;
    }

    private static RewardLine line(Words words, Reward reward, List<Charity> charities, Typed typed) {
        boolean asks = reward.state() == RewardState.AWAITING_CHOICE;
        return new RewardLine(
                reward.idText(),
                what(words, reward),
                state(words, reward),
                reward.state() == RewardState.ISSUED ? reward.code() : null,
                asks
                        ? reward.options().stream()
                                .map(prize -> new Way(
                                        RewardWays.code(prize.kind()),
                                        words(words, prize, reward.left(prize)),
                                        RewardWays.code(prize.kind()).equals(typed.field(reward.idText(), "kind")),
                                        prize.kind() == RewardKind.DONATION ? charities : List.of(),
                                        typed.field(reward.idText(), "charity")))
                                .toList()
                        : List.of(),
                reward.state() == RewardState.AWAITING_DETAILS);
    }

    private static String what(Words words, Reward reward) {
        return reward.prize()
                .map(prize -> words(words, prize, reward.left() > 0 ? reward.left() : prize.amount()))
                .orElseGet(() -> open(words, reward));
    }

    /** While she can still choose. */
    private static String open(Words words, Reward reward) {
        return reward.most()
                .map(words::money)
                .map(most -> reward.isAlwaysMost() ? most : words.text("prize.up_to", most))
                .orElseGet(() -> words.text("prize.any"));
    }

    private static String words(Words words, Prize prize, long amount) {
        String key = "prize." + RewardWays.code(prize.kind());
        if (prize.percentOff() != null) {
            return words.text(key, words.percent(prize.percentOff()));
        }
        if (prize.kind() == RewardKind.COINS) {
            return words.text("reward.coins", amount);
        }
        if (prize.isMoney()) {
            return words.text(key, words.money(new Money(amount, prize.money().currency())));
        }
        return words.text(key, prize.what() == null ? "" : prize.what());
    }

    private static String state(Words words, Reward reward) {
        String key = "reward.state." + reward.state().code();
        return switch (reward.state()) {
            case ISSUED -> {
                @Nullable Instant ends = reward.expiresAt();
                yield ends == null ? words.text(key) : words.text(key + ".until", words.day(ends));
            }
            default -> words.text(key);
        };
    }
}
