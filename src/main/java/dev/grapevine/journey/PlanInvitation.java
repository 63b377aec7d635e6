package dev.grapevine.journey;

import dev.grapevine.customer.Customer;
import dev.grapevine.message.MessageKind;
import dev.grapevine.message.Messages;
import dev.grapevine.message.PlannedMessage;
import dev.grapevine.program.Phrase;
import dev.grapevine.program.RunningProgram;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Plans an invitation and the reminders that follow it, each as a message that waits for its time. */
@Component
class PlanInvitation {
    private final Messages messages;
    private final TellPeople tellPeople;

    PlanInvitation(Messages messages, TellPeople tellPeople) {
        this.messages = messages;
        this.tellPeople = tellPeople;
    }

    /**
     * Plans it once.
     *
     * @param occasion what it is about, as the end of its key
     * @return whether it is new
     */
    boolean plan(UUID storeId, RunningProgram running, Customer to, String occasion, Instant at) {
        Optional<PlannedMessage> invitation =
                tellPeople.message(storeId, to, MessageKind.INVITATION, "invitation/" + occasion, values(running));
        return invitation
                .filter(message -> plan(storeId, running, message.at(at), at))
                .isPresent();
    }

    private boolean plan(UUID storeId, RunningProgram running, PlannedMessage invitation, Instant at) {
        boolean fresh = messages.plan(storeId, invitation);
        if (fresh) {
            var reminders = running.terms().reminders().invitation();
            invitation
                    .reminders(MessageKind.INVITATION_REMINDER, reminders, at)
                    .forEach(reminder -> messages.plan(storeId, reminder));
        }
        return fresh;
    }

    /** What is promised to both, in values of a message. */
    static Map<String, Object> values(RunningProgram running) {
        var terms = running.terms();
        return Map.of(
                "offer",
                Phrase.of(terms.friendOffer().discount()),
                "reward",
                Phrase.of(terms.advocateReward().tier(1).options().getFirst()));
    }
}
