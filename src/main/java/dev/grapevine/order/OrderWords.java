package dev.grapevine.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything that was said about an order and still stands. Words may come in any sequence and any number of times and end
 * the same, because adding them is a union:
 *
 * <ul>
 *   <li>Of each word (the state, the money as a whole, the tags, …) the highest {@link Stamp} stands. A report that leaves a
 *       word out takes nothing away.
 *   <li>A state was reached at the earliest time that a report of it names.
 *   <li>An order is history as long as every report of it was.
 * </ul>
 *
 * @param sayings highest stamp first; no word stands in two of them
 * @param reached when each state was reached
 */
record OrderWords(List<Saying> sayings, Map<OrderState, Instant> reached, boolean history) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** The words of one report that still stand. */
    record Saying(Stamp stamp, ObjectNode words) {}

    static final OrderWords NONE = new OrderWords(List.of(), Map.of(), true);

    OrderWords and(Stamp stamp, ObjectNode words, Map<OrderState, Instant> reachedBy, boolean toldAsHistory) {
        List<Saying> all = new ArrayList<>(sayings);
        all.add(new Saying(stamp, words));
        all.sort(Comparator.comparing(Saying::stamp).reversed());
        Map<OrderState, Instant> earliest = new EnumMap<>(OrderState.class);
        earliest.putAll(reached);
        reachedBy.forEach((state, at) -> earliest.merge(state, at, (one, other) -> one.isBefore(other) ? one : other));
        return new OrderWords(standing(all), earliest, history && toldAsHistory);
    }

    /** Without these words; what is newer stays newer. */
    OrderWords without(Set<String> names) {
        return new OrderWords(
                sayings.stream()
                        .map(saying -> {
                            ObjectNode words = saying.words().deepCopy();
                            words.remove(names);
                            return new Saying(saying.stamp(), words);
                        })
                        .toList(),
                reached,
                history);
    }

    /** With other codes, each changed or left out. */
    OrderWords withCouponCodes(Function<String, @Nullable String> code) {
        return new OrderWords(
                sayings.stream()
                        .map(saying -> {
                            ObjectNode words = saying.words().deepCopy();
                            if (words.has("coupon_codes")) {
                                ArrayNode codes = words.putArray("coupon_codes");
                                saying.words().get("coupon_codes").forEach(typed -> {
                                    @Nullable String other = code.apply(typed.stringValue());
                                    if (other != null) {
                                        codes.add(other);
                                    }
                                });
                            }
                            return new Saying(saying.stamp(), words);
                        })
                        .toList(),
                reached,
                history);
    }

    /** The words that stand, as one object. */
    ObjectNode merged() {
        ObjectNode merged = JSON.createObjectNode();
        sayings.forEach(saying -> merged.setAll(saying.words()));
        return merged;
    }

    String toJson() {
        ObjectNode json = JSON.createObjectNode();
        var list = json.putArray("sayings");
        sayings.forEach(
                saying -> list.addObject().put("stamp", saying.stamp().text()).set("words", saying.words()));
        ObjectNode times = json.putObject("reached");
        reached.forEach((state, at) -> times.put(state.code(), at.toString()));
        json.put("history", history);
        return json.toString();
    }

    static OrderWords fromJson(String text) {
        JsonNode json = JSON.readTree(text);
        List<Saying> sayings = new ArrayList<>();
        for (JsonNode saying : json.get("sayings")) {
            sayings.add(new Saying(new Stamp(saying.get("stamp").stringValue()), (ObjectNode) saying.get("words")));
        }
        Map<OrderState, Instant> reached = new EnumMap<>(OrderState.class);
        json.get("reached")
                .properties()
                .forEach(entry -> reached.put(
                        OrderState.of(entry.getKey()).orElseThrow(),
                        Instant.parse(entry.getValue().stringValue())));
        return new OrderWords(List.copyOf(sayings), reached, json.get("history").booleanValue());
    }

    private static List<Saying> standing(List<Saying> newestFirst) {
        Set<String> said = new HashSet<>();
        List<Saying> standing = new ArrayList<>();
        for (Saying saying : newestFirst) {
            ObjectNode words = JSON.createObjectNode();
            saying.words().properties().forEach(word -> {
                if (said.add(word.getKey())) {
                    words.set(word.getKey(), word.getValue());
                }
            });
            if (!words.isEmpty()) {
                standing.add(new Saying(saying.stamp(), words));
            }
        }
        return List.copyOf(standing);
    }
}
