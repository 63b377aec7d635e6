package dev.grapevine.journey;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.customer.Consent;
import dev.grapevine.customer.Consents;
import dev.grapevine.customer.Customer;
import dev.grapevine.message.MessageKind;
import dev.grapevine.message.Turns;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.program.Programs;
import dev.grapevine.program.RunningProgram;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks an advocate to recommend, because the shop wants it now: with her consent, and no oftener than the program says. */
@Component
public class InviteByHand {
    /** What became of it. */
    public enum Outcome {
        INVITED,
        /** She recommends no more, or not yet. */
        NOT_ACTIVE,
        /** No e-mail address of hers is known. */
        NO_ADDRESS,
        /** She never agreed to be written to, or took it back. */
        NO_CONSENT,
        /** She was asked within the program's period. */
        ASKED_BEFORE,
        /** There is nothing to recommend: no program is open. */
        NO_PROGRAM
    }

    private final InStore inStore;
    private final Programs programs;
    private final Consents consents;
    private final Turns turns;
    private final TellPeople tellPeople;
    private final PlanInvitation planInvitation;
    private final Clock clock;

    InviteByHand(
            InStore inStore,
            Programs programs,
            Consents consents,
            Turns turns,
            TellPeople tellPeople,
            PlanInvitation planInvitation,
            Clock clock) {
        this.inStore = inStore;
        this.programs = programs;
        this.consents = consents;
        this.turns = turns;
        this.tellPeople = tellPeople;
        this.planInvitation = planInvitation;
        this.clock = clock;
    }

    public Outcome invite(UUID storeId, Advocate advocate) {
        return inStore.call(storeId, () -> {
            @Nullable RunningProgram running = programs.current(storeId).orElse(null);
            @Nullable
            Customer customer =
                    tellPeople.find(storeId, List.of(advocate.customerId())).get(advocate.customerId());
            if (!advocate.isActive()) {
                return Outcome.NOT_ACTIVE;
            }
            if (running == null) {
                return Outcome.NO_PROGRAM;
            }
            if (customer == null) {
                return Outcome.NO_ADDRESS;
            }
            return agreed(storeId, customer) ? invite(storeId, running, customer) : Outcome.NO_CONSENT;
        });
    }

    private boolean agreed(UUID storeId, Customer customer) {
        return consents.newest(storeId, customer.id(), Consent.Purpose.MARKETING, Consent.Channel.EMAIL)
                .filter(Consent::given)
                .isPresent();
    }

    private Outcome invite(UUID storeId, RunningProgram running, Customer customer) {
        Instant now = clock.instant();
        Instant since = now.minus(Duration.ofDays(running.terms().invitations().onceInDays()));
        @Nullable
        Instant last = turns.lastPlanned(storeId, List.of(customer.id()), MessageKind.INVITATION)
                .get(customer.id());
        boolean askedBefore = last != null && last.isAfter(since);
        // One a day, so that two requests at once are one.
        String occasion = customer.idText() + "/" + LocalDate.ofInstant(now, ZoneOffset.UTC);
        return !askedBefore && planInvitation.plan(storeId, running, customer, occasion, now)
                ? Outcome.INVITED
                : Outcome.ASKED_BEFORE;
    }
}
