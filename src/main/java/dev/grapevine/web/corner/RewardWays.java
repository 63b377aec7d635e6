package dev.grapevine.web.corner;

import dev.grapevine.advocate.Preference;
import dev.grapevine.program.Charity;
import dev.grapevine.program.RewardKind;
import dev.grapevine.program.RewardOption;
import dev.grapevine.program.Terms;
import dev.grapevine.program.Tier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** As what an advocate can ask to be rewarded: what the program lets her choose in any tier, and nothing else. */
final class RewardWays {
    private RewardWays() {}

    /**
     * One kind among which she can choose.
     *
     * @param from the first friend for whom there is one, from 1
     */
    record Offered(RewardOption option, int from) {}

    static String code(RewardKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** The kind that a form names. */
    static Optional<RewardKind> kind(String code) {
        return Arrays.stream(RewardKind.values())
                .filter(kind -> code(kind).equals(code))
                .findFirst();
    }

    /** Each kind of the tiers that leave a choice, as the first tier has it that offers it; empty where none does. */
    static List<Offered> offered(Terms terms) {
        List<Tier> tiers = terms.advocateReward().tiers();
        Set<RewardKind> open = EnumSet.noneOf(RewardKind.class);
        tiers.stream()
                .filter(tier -> tier.options().size() > 1)
                .flatMap(tier -> tier.options().stream())
                .forEach(option -> open.add(option.kind()));
        List<Offered> offered = new ArrayList<>();
        for (Tier tier : tiers) {
            for (RewardOption option : tier.options()) {
                if (open.remove(option.kind())) {
                    offered.add(new Offered(option, tier.from()));
                }
            }
        }
        return List.copyOf(offered);
    }

    /** The preference that a form means, from now on; nothing for being asked each time, or for what is not offered. */
    static Optional<Preference> read(Terms terms, Map<String, String> typed) {
        return kind(typed.getOrDefault("kind", ""))
                .filter(kind ->
                        offered(terms).stream().anyMatch(one -> one.option().kind() == kind))
                .flatMap(kind -> kind == RewardKind.DONATION
                        ? charity(terms, typed.getOrDefault("charity", "")).map(key -> new Preference(kind, key, true))
                        : Optional.of(new Preference(kind, null, true)));
    }

    private static Optional<String> charity(Terms terms, String wanted) {
        return terms.charities().stream()
                .map(Charity::key)
                .filter(key -> key.equals(wanted))
                .findFirst();
    }
}
