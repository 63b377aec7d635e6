package dev.grapevine.journey;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.message.MessageKind;
import dev.grapevine.message.SecondThought;
import dev.grapevine.program.Programs;
import dev.grapevine.program.RunningProgram;
import dev.grapevine.share.Shares;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reminds of an invitation only who has not come: not who has been in her corner or has shared, and not when there is nothing
 * to recommend any more. Who unsubscribed is left alone as with all marketing. What is promised is what is promised now.
 */
@Component
class RemindTheInvited implements SecondThought {
    private final Programs programs;
    private final Advocates advocates;
    private final Shares shares;

    RemindTheInvited(Programs programs, Advocates advocates, Shares shares) {
        this.programs = programs;
        this.advocates = advocates;
        this.shares = shares;
    }

    @Override
    public Set<MessageKind> kinds() {
        return Set.of(MessageKind.INVITATION_REMINDER);
    }

    @Override
    public Thought of(UUID storeId, @Nullable UUID customerId, String about) {
        @Nullable
        RunningProgram running = programs.current(storeId)
                .filter(one -> one.terms().invitations().on())
                .orElse(null);
        if (running == null) {
            return new Thought.Drop("program_ended");
        }
        Optional<String> needless = Optional.ofNullable(customerId)
                .flatMap(id -> advocates.ofCustomer(storeId, id))
                .flatMap(advocate -> needless(storeId, advocate));
        return needless.<Thought>map(Thought.Drop::new)
                .orElseGet(() -> new Thought.Say(PlanInvitation.values(running)));
    }

    private Optional<String> needless(UUID storeId, Advocate advocate) {
        if (!advocate.isActive()) {
            return Optional.of("advocate_not_active");
        }
        if (advocates.hasCome(storeId, advocate.id())) {
            return Optional.of("came");
        }
        return shares.hasShared(storeId, advocate.id()) ? Optional.of("shared") : Optional.empty();
    }
}
