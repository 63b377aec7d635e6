package dev.grapevine.web.corner;

import dev.grapevine.attribution.Referral;
import dev.grapevine.attribution.Referrals;
import dev.grapevine.program.Charity;
import dev.grapevine.program.Programs;
import dev.grapevine.program.RewardKind;
import dev.grapevine.reward.Reward;
import dev.grapevine.reward.RewardState;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The charities that rewards can go to which wait for a choice, by the names of the terms that each was made under. */
@Component
class CharityNames {
    private record Version(UUID programId, int number) {}

    private final Referrals referrals;
    private final Programs programs;

    CharityNames(Referrals referrals, Programs programs) {
        this.referrals = referrals;
        this.programs = programs;
    }

    /** By reward's id; those that can't be donated are left out. */
    Map<UUID, List<Charity>> of(UUID storeId, Collection<Reward> rewards) {
        List<Reward> open = rewards.stream()
                .filter(reward -> reward.state() == RewardState.AWAITING_CHOICE
                        && !keys(reward).isEmpty())
                .toList();
        Map<UUID, List<Charity>> names = new HashMap<>();
        if (open.isEmpty()) {
            return names;
        }
        Map<UUID, Referral> made =
                referrals.find(storeId, open.stream().map(Reward::referralId).toList());
        Map<Version, List<Charity>> lists = new HashMap<>();
        for (Reward reward : open) {
            @Nullable Referral referral = made.get(reward.referralId());
            List<Charity> list = referral == null
                    ? List.of()
                    : lists.computeIfAbsent(
                            new Version(referral.programId(), referral.programVersion()),
                            one -> programs.terms(storeId, one.programId(), one.number())
                                    .charities());
            names.put(
                    reward.id(),
                    keys(reward).stream().map(key -> named(list, key)).toList());
        }
        return names;
    }

    private static Charity named(List<Charity> list, String key) {
        return list.stream().filter(one -> one.key().equals(key)).findFirst().orElseGet(() -> new Charity(key, key));
    }

    private static List<String> keys(Reward reward) {
        return reward.options().stream()
                .filter(prize -> prize.kind() == RewardKind.DONATION)
                .flatMap(prize -> prize.charities().stream())
                .toList();
    }
}
