package dev.grapevine.web.corner;

import dev.grapevine.advocate.Preference;
import dev.grapevine.program.Charity;
import dev.grapevine.program.RewardKind;
import dev.grapevine.program.RewardOption;
import dev.grapevine.program.RunningProgram;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an advocate's form may ask for: what the program offers, and nothing else. */
final class RewardWays {
    private RewardWays() {}

    static String code(RewardKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** The kind that a form names. */
    static Optional<RewardKind> kind(String code) {
        return Arrays.stream(RewardKind.values())
                .filter(kind -> code(kind).equals(code))
                .findFirst();
    }

    /** The preference that a form means; nothing for being asked each time, or for what is not offered. */
    static Optional<Preference> read(RunningProgram running, String kind, String charity, boolean forGood) {
        return running.terms().advocateReward().tier(1).options().stream()
                .map(RewardOption::kind)
                .filter(offered -> code(offered).equals(kind))
                .findFirst()
                .flatMap(offered -> offered == RewardKind.DONATION
                        ? charity(running, charity).map(key -> new Preference(offered, key, forGood))
                        : Optional.of(new Preference(offered, null, forGood)));
    }

    private static Optional<String> charity(RunningProgram running, String wanted) {
        return running.terms().charities().stream()
                .map(Charity::key)
                .filter(key -> key.equals(wanted))
                .findFirst();
    }
}
