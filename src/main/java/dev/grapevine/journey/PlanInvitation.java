package dev.grapevine.journey;

import dev.grapevine.customer.Customer;
import dev.grapevine.journey.TellPeople.Telling;
import dev.grapevine.message.MessageKind;
import dev.grapevine.message.Messages;
import dev.grapevine.message.PlannedMessage;
import dev.grapevine.program.Phrase;
import dev.grapevine.program.RunningProgram;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Plans an invitation and the reminders that follow it, each as a message that waits for its time. */
@Component
class PlanInvitation {
    /** How the keys of invitations begin. */
    static final String KEY = "invitation/";

    private final Messages messages;
    private final TellPeople tellPeople;

    PlanInvitation(Messages messages, TellPeople tellPeople) {
        this.messages = messages;
        this.tellPeople = tellPeople;
    }

    /**
     * An invitation to be.
     *
     * @param occasion what it is about, as the end of its key
     */
    record Invitation(Customer to, String occasion, Instant at) {
        String key() {
            return KEY + occasion;
        }
    }

    /** {@link #plan(UUID, RunningProgram, List)} for one; answers whether it is new. */
    boolean plan(UUID storeId, RunningProgram running, Customer to, String occasion, Instant at) {
        return !plan(storeId, running, List.of(new Invitation(to, occasion, at)))
                .isEmpty();
    }

    /**
     * Plans each once, by its occasion.
     *
     * @return the keys of those that are new
     */
    Set<String> plan(UUID storeId, RunningProgram running, List<Invitation> invitations) {
        Map<String, Instant> times = new HashMap<>();
        invitations.forEach(invitation -> times.put(invitation.key(), invitation.at()));
        Map<String, Object> values = values(running);
        List<PlannedMessage> planned = tellPeople
                .messages(
                        storeId,
                        invitations.stream()
                                .map(one -> new Telling(one.to(), MessageKind.INVITATION, one.key(), values))
                                .toList())
                .stream()
                .map(message -> message.at(Objects.requireNonNull(times.get(message.dedupeKey()))))
                .toList();
        Set<String> fresh = messages.plan(storeId, planned);
        var reminders = running.terms().reminders().invitation();
        messages.plan(
                storeId,
                planned.stream()
                        .filter(message -> fresh.contains(message.dedupeKey()))
                        .flatMap(message -> message
                                .reminders(
                                        MessageKind.INVITATION_REMINDER,
                                        reminders,
                                        Objects.requireNonNull(message.sendAt()))
                                .stream())
                        .toList());
        return fresh;
    }

    /** What is promised to both, in values of a message. */
    static Map<String, Object> values(RunningProgram running) {
        var terms = running.terms();
        return Map.of(
                "offer",
                Phrase.of(terms.friendOffer().discount()),
                "reward",
                Phrase.of(terms.advocateReward().tier(1).options()));
    }
}
