package dev.grapevine.message;

import dev.grapevine.message.SecondThought.Thought;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether messages that are about to leave still have a cause, and still come in time; inside the caller's transaction. */
@Component
class SecondLook {
    private final Map<MessageKind, SecondThought> planners = new EnumMap<>(MessageKind.class);
    private final Clock clock;

    SecondLook(List<SecondThought> planners, Clock clock) {
        planners.forEach(one -> one.kinds().forEach(kind -> this.planners.put(kind, one)));
        this.clock = clock;
    }

    Thought at(UUID storeId, OutgoingMessage message) {
        if (message.uselessAt() != null && !clock.instant().isBefore(message.uselessAt())) {
            return new Thought.Drop("too_late");
        }
        @Nullable SecondThought planner = message.isTest() ? null : planners.get(message.kind());
        return planner == null ? new Thought.Send() : planner.of(storeId, message.customerId(), message.about());
    }
}
