package dev.grapevine.reward;

import dev.grapevine.program.RewardKind;
import dev.grapevine.reward.kind.Fulfilment;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The fulfilment of each kind: exactly one, or the server does not start. */
@Component
final class Fulfilments {
    private final Map<RewardKind, Fulfilment> byKind = new EnumMap<>(RewardKind.class);

    Fulfilments(List<Fulfilment> all) {
        for (Fulfilment one : all) {
            if (byKind.put(one.kind(), one) != null) {
                throw new IllegalStateException("Two fulfilments for " + one.kind());
            }
        }
        for (RewardKind kind : RewardKind.values()) {
            if (!byKind.containsKey(kind)) {
                throw new IllegalStateException("No fulfilment for " + kind);
            }
        }
    }

    /** Of a reward whose kind is decided. */
    Fulfilment of(Reward reward) {
        return Objects.requireNonNull(byKind.get(Objects.requireNonNull(reward.kind(), "the kind is decided")));
    }
}
