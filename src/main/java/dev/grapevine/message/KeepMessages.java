package dev.grapevine.message;

import dev.grapevine.message.OutgoingRows.End;
import dev.grapevine.message.SecondThought.Thought;
import dev.grapevine.platform.work.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Keeps messages that are due in the built-in inbox, all in the caller's transaction and in as few statements for a hundred
 * as for one. Nothing leaves, so that each is kept exactly once, also through a crash.
 */
@Component
class KeepMessages {
    private final OutgoingRows rows;
    private final Suppressions suppressions;
    private final SecondLook secondLook;
    private final ComposeMail composeMail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    KeepMessages(
            OutgoingRows rows,
            Suppressions suppressions,
            SecondLook secondLook,
            ComposeMail composeMail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.suppressions = suppressions;
        this.secondLook = secondLook;
        this.composeMail = composeMail;
        this.events = events;
        this.clock = clock;
    }

    /** Keeps those that are wanted and says of the others why not; what was cancelled, or has gone already, stays as it is. */
    Map<UUID, Outcome> keep(UUID storeId, List<UUID> ids) {
        List<OutgoingMessage> due = rows.take(storeId, ids);
        List<End> ended = new ArrayList<>();
        List<OutgoingMessage> wanted = wanted(storeId, due, ended);
        List<OutgoingMessage> leaving = stillCaused(storeId, wanted, ended);
        Map<UUID, RenderedMessage> letters = composeMail.letters(storeId, leaving);
        // Asked again, for rendering many takes a moment.
        List<OutgoingMessage> kept = wanted(storeId, leaving, ended);
        letters.keySet().retainAll(kept.stream().map(OutgoingMessage::id).toList());
        Instant now = clock.instant();
        rows.kept(storeId, letters, now);
        rows.ended(storeId, ended, now);
        kept.stream()
                .filter(message -> !message.isTest())
                .forEach(message -> events.publishEvent(MessageSent.of(storeId, message)));
        return Outcome.forAll(ids, Outcome.done());
    }

    private List<OutgoingMessage> wanted(UUID storeId, List<OutgoingMessage> messages, List<End> ended) {
        Map<UUID, String> against = suppressions.against(storeId, messages);
        against.forEach((id, reason) -> ended.add(new End(id, Message.State.SUPPRESSED, reason)));
        return messages.stream()
                .filter(message -> !against.containsKey(message.id()))
                .toList();
    }

    private List<OutgoingMessage> stillCaused(UUID storeId, List<OutgoingMessage> messages, List<End> ended) {
        List<OutgoingMessage> leaving = new ArrayList<>();
        for (OutgoingMessage message : messages) {
            switch (secondLook.at(storeId, message)) {
                case Thought.Drop(String reason) -> ended.add(new End(message.id(), Message.State.CANCELLED, reason));
                case Thought.Send() -> leaving.add(message);
                case Thought.Say(var values) -> leaving.add(message.saying(values));
            }
        }
        return leaving;
    }
}
