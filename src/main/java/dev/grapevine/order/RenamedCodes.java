package dev.grapevine.order;

import dev.grapevine.kernel.Codes;
import dev.grapevine.platform.database.Columns;
import dev.grapevine.platform.secret.Fingerprints;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The codes that named somebody who is forgotten, and got a meaningless one in their place. A shop goes on telling of orders
 * in which they were typed, and these must be found by the same code and name nobody again. What is kept of the old code is
 * a {@link Fingerprints fingerprint}; always within a transaction of the store.
 */
@Component
public class RenamedCodes {
    /** A name, the random part in two groups, and one split by a slip. */
    private static final int MOST_WORDS = 4;
    /** Less is no code of an advocate: seven characters are random. */
    private static final int SHORTEST = 7;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final JdbcClient jdbc;
    private final Fingerprints fingerprints;

    public RenamedCodes(JdbcClient jdbc, Fingerprints fingerprints) {
        this.jdbc = jdbc;
        this.fingerprints = fingerprints;
    }

    /**
     * @param code the canonical old one
     * @param display the new one, as it is shown
     */
    public void remember(UUID storeId, String code, String display) {
        jdbc.sql("""
                        insert into renamed_code (store_id, fingerprint, display)
                        values (:store, :fingerprint, :display)
                        """)
                .param("store", storeId)
                .param("fingerprint", fingerprint(storeId, code))
                .param("display", display)
                .update();
    }

    /**
     * Reports as they are to be taken.
     *
     * @param renamed the external ids of the orders that were told with a renamed code
     */
    record Taken(List<Told<OrderReport>> reports, Set<String> renamed) {}

    /**
     * Puts the new codes in the place of the old ones, and leaves out what has an old one within more; one statement for all,
     * and none where nothing was typed.
     */
    Taken translate(UUID storeId, List<Told<OrderReport>> told) {
        Map<String, Set<String>> within = new HashMap<>();
        told.forEach(one -> typed(one).forEach(text -> within.computeIfAbsent(text, RenamedCodes::within)));
        Map<String, String> displays = displays(storeId, within);
        if (displays.isEmpty()) {
            return new Taken(told, Set.of());
        }
        List<Told<OrderReport>> taken = new ArrayList<>();
        Set<String> renamed = new HashSet<>();
        for (Told<OrderReport> one : told) {
            List<String> codes = typed(one)
                    .flatMap(text -> Stream.ofNullable(translate(text, within.getOrDefault(text, Set.of()), displays)))
                    .toList();
            if (codes.equals(typed(one).toList())) {
                taken.add(one);
            } else {
                taken.add(new Told<>(one.report().withCouponCodes(codes), one.receivedAt()));
                renamed.add(one.report().externalId());
            }
        }
        return new Taken(taken, renamed);
    }

    private static Stream<String> typed(Told<OrderReport> told) {
        @Nullable List<String> codes = told.report().couponCodes();
        return codes == null ? Stream.of() : codes.stream();
    }

    /** Every code that may stand in what was typed: the whole of it, and a few of its words side by side. */
    private static Set<String> within(String typed) {
        Set<String> found = new LinkedHashSet<>();
        found.add(Codes.canonical(typed));
        String[] words = BETWEEN_WORDS.split(typed, 0);
        for (int from = 0; from < words.length; from++) {
            StringBuilder some = new StringBuilder();
            for (int to = from; to < Math.min(words.length, from + MOST_WORDS); to++) {
                some.append(words[to]);
                found.add(Codes.canonical(some.toString()));
            }
        }
        found.removeIf(code -> code.length() < SHORTEST);
        return found;
    }

    /** By canonical old code. */
    private Map<String, String> displays(UUID storeId, Map<String, Set<String>> within) {
        Map<String, String> codes = new HashMap<>();
        within.values().stream()
                .flatMap(Set::stream)
                .distinct()
                .forEach(code -> codes.put(fingerprint(storeId, code), code));
        Map<String, String> displays = new HashMap<>();
        if (!codes.isEmpty()) {
            jdbc.sql("""
                            select r.fingerprint, r.display
                            from unnest(:fingerprints) as asked (fingerprint)
                            join renamed_code r on r.store_id = :store and r.fingerprint = asked.fingerprint
                            """)
                    .param("store", storeId)
                    .param("fingerprints", Columns.texts(codes.keySet()))
                    .query((row, _) -> displays.put(codes.get(row.getString("fingerprint")), row.getString("display")))
                    .list();
        }
        return displays;
    }

    private static @Nullable String translate(String typed, Set<String> within, Map<String, String> displays) {
        return within.stream().anyMatch(displays::containsKey) ? displays.get(Codes.canonical(typed)) : typed;
    }

    private String fingerprint(UUID storeId, String code) {
        return fingerprints.mark(storeId, "renamed_code", code);
    }
}
