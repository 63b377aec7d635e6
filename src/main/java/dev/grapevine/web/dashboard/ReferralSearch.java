package dev.grapevine.web.dashboard;

import dev.grapevine.attribution.ReferralFilter;
import dev.grapevine.attribution.ReferralState;
import dev.grapevine.kernel.Sorted;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a list of referrals is narrowed to, as it stands in its address, so that it can be linked to.
 *
 * @param text as typed, may be empty
 * @param from purchased on or after this day, or null
 * @param to purchased on or before this day, or null
 */
public record ReferralSearch(
        Tab tab,
        String text,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Sorted sorted) {

    /** States that a merchant looks at together. */
    public enum Tab {
        ALL,
        REVIEW(ReferralState.PURCHASED, ReferralState.IN_REVIEW),
        HELD(ReferralState.HELD),
        REWARDED(ReferralState.APPROVED, ReferralState.REWARDED),
        RETURNED(ReferralState.RETURNED),
        REFUSED(ReferralState.REJECTED, ReferralState.DISQUALIFIED, ReferralState.EXPIRED);

        @SuppressWarnings("ImmutableEnumChecker") // what Set.of answers never changes
        private final Set<ReferralState> states;

        Tab(ReferralState... states) {
            this.states = Set.of(states);
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** How many of the referrals stand here. */
        public long count(Map<ReferralState, Long> counts) {
            return counts.entrySet().stream()
                    .filter(entry -> states.isEmpty() || states.contains(entry.getKey()))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }

        static Tab of(String code) {
            return Arrays.stream(values())
                    .filter(tab -> tab.code().equals(code))
                    .findFirst()
                    .orElse(ALL);
        }
    }

    /** What an address says; what it says wrongly narrows nothing. */
    static ReferralSearch of(Map<String, String> typed) {
        String text = typed.getOrDefault("q", "").strip();
        return new ReferralSearch(
                Tab.of(typed.getOrDefault("state", "")),
                text.length() > 200 ? text.substring(0, 200) : text,
                day(typed.getOrDefault("from", "")),
                day(typed.getOrDefault("to", "")),
                Sorting.of(typed));
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notADay) {
            return null;
        }
    }

    ReferralFilter filter(ZoneId zone) {
        return new ReferralFilter(
                tab.states,
                null,
                null,
                null,
                text,
                from == null ? null : from.atStartOfDay(zone).toInstant(),
                to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant());
    }

    public ReferralSearch in(Tab other) {
        return new ReferralSearch(other, text, from, to, sorted);
    }

    public ReferralSearch turned() {
        return new ReferralSearch(tab, text, from, to, sorted.turned());
    }

    /** As the address says it; empty for the usual. */
    public String sort() {
        return Sorting.code(sorted);
    }

    public boolean isNarrow() {
        return !text.isEmpty() || from != null || to != null;
    }

    /** The part of an address behind the path; empty, or begins with a question mark. */
    public String query() {
        StringBuilder query = new StringBuilder();
        add(query, "state", tab == Tab.ALL ? "" : tab.code());
        add(query, "q", text);
        add(query, "from", from == null ? "" : from.toString());
        add(query, "to", to == null ? "" : to.toString());
        add(query, Sorting.NAME, sort());
        return query.toString();
    }

    /** The same, further down the list. */
    public String query(String after) {
        StringBuilder query = new StringBuilder(query());
        add(query, "after", after);
        return query.toString();
    }

    private static void add(StringBuilder query, String name, String value) {
        if (!value.isEmpty()) {
            query.append(query.isEmpty() ? "?" : "&")
                    .append(name)
                    .append("=")
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
