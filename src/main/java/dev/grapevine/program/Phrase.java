package dev.grapevine.program;

import static java.util.Comparator.comparingLong;

import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Percent;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is offered, ready for words: whoever knows the reader's language looks the key up and puts the values in by its
 * habits. So the offer reads the same on every page and in every message.
 *
 * @param key of the sentence, such as {@code offer.percent} or {@code reward.coins}
 * @param values by name: {@link Money}, {@link Percent}, {@link Long} or text
 */
public record Phrase(String key, Map<String, Object> values) {

    public Phrase {
        values = Map.copyOf(values);
    }

    /** The friend's offer: {@code offer.fixed}, {@code .percent}, {@code .free_shipping}, {@code .free_product}. */
    public static Phrase of(Discount discount) {
        return switch (discount) {
            case Discount.MoneyOff(Money money) -> new Phrase("offer.fixed", Map.of("money", money));
            case Discount.PercentOff(Percent percent) -> new Phrase("offer.percent", Map.of("percent", percent));
            case Discount.FreeShipping() -> new Phrase("offer.free_shipping", Map.of());
            case Discount.FreeProduct product -> new Phrase("offer.free_product", Map.of("what", product.name()));
        };
    }

    /**
     * What is promised where there are several kinds to choose among: the one there is; {@code reward.money} or
     * {@code reward.up_to} where all but coins are amounts of money; else {@code reward.choice}.
     */
    public static Phrase of(List<RewardOption> options) {
        if (options.size() == 1) {
            return of(options.getFirst());
        }
        var rest = options.stream()
                .filter(option -> option.kind() != RewardKind.COINS)
                .toList();
        var money = rest.stream()
                .flatMap(option ->
                        option.amount() instanceof Amount.Fixed(Money fixed) ? Stream.of(fixed) : Stream.empty())
                .toList();
        if (money.size() < rest.size()) {
            return new Phrase("reward.choice", Map.of());
        }
        var key = money.stream().distinct().count() == 1 ? "reward.money" : "reward.up_to";
        return new Phrase(
                key,
                Map.of("money", money.stream().max(comparingLong(Money::minor)).orElseThrow()));
    }

    /** A reward: {@code reward.} with its kind, and for an amount {@code .fixed}, {@code .percent_of_order} and so on. */
    public static Phrase of(RewardOption option) {
        var key = "reward." + TermsJson.code(option.kind());
        return switch (option.amount()) {
            case null -> new Phrase(key, option.what() == null ? Map.of() : Map.of("what", option.what()));
            case Amount.Fixed(Money money) -> new Phrase(key + ".fixed", Map.of("money", money));
            case Amount.PercentOfOrder(Percent percent, var atMost) ->
                atMost == null
                        ? new Phrase(key + ".percent_of_order", Map.of("percent", percent))
                        : new Phrase(key + ".percent_of_order_at_most", Map.of("percent", percent, "money", atMost));
            case Amount.PercentOff(Percent percent) -> new Phrase(key + ".percent_off", Map.of("percent", percent));
            case Amount.Coins(long coins) -> new Phrase(key, Map.of("coins", coins));
        };
    }
}
