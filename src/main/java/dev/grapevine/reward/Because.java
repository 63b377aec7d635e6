package dev.grapevine.reward;

import java.util.Map;
import java.util.TreeMap;

/**
 * Why somebody gets a reward, or nothing. Composed in words from message bundles by its code.
 *
 * @param code {@code tier}, {@code every_nth}, {@code friend_reward}; {@code cap_reached}, {@code budget_fallback}, {@code
 *     budget_spent}, {@code nothing_to_share} and {@code other_currency} for why it is less
 * @param args what the words need: {@code number} of the friend, {@code from} of the tier, {@code n}, {@code cap}, {@code
 *     period}, {@code budget} as decimal text
 */
public record Because(String code, Map<String, String> args) {

    public Because {
        args = Map.copyOf(args);
    }

    static Because of(String code, Object... namesAndValues) {
        var args = new TreeMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            args.put(namesAndValues[i].toString(), namesAndValues[i + 1].toString());
        }
        return new Because(code, args);
    }
}
