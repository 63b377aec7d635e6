package dev.grapevine.web.api.people;

import dev.grapevine.journey.InviteByHand;
import dev.grapevine.store.Scope;
import dev.grapevine.web.api.Needs;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.problem.ProblemType;
import dev.grapevine.web.problem.Refusal;
import dev.grapevine.web.security.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Invitations to recommend, sent because the shop wants it now. */
@RestController
@RequestMapping("/api/v1/advocates/{id}/invitations")
class InvitationResource {
    private final AdvocateName names;
    private final InviteByHand inviteByHand;

    InvitationResource(AdvocateName names, InviteByHand inviteByHand) {
        this.names = names;
        this.inviteByHand = inviteByHand;
    }

    /** @param status {@code planned} */
    record InvitationTaken(String status) {}

    /** Mails an invitation, to who agreed to such mail and was not asked within the program's period; else 409 says why. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Needs(Scope.ADVOCATES)
    InvitationTaken invite(Caller caller, @PathVariable("id") String id) {
        return switch (inviteByHand.invite(caller.storeId(), names.find(caller.storeId(), id))) {
            case INVITED -> new InvitationTaken("planned");
            case NOT_ACTIVE -> throw conflict("She recommends no more, or not yet.");
            case NO_ADDRESS -> throw conflict("No e-mail address of this advocate is known.");
            case NO_CONSENT -> throw conflict("She has not agreed to be written to.");
            case ASKED_BEFORE -> throw conflict("She was asked within the program's period.");
            case NO_PROGRAM -> throw conflict("No program of the store takes friends at this time.");
        };
    }

    private static Refusal conflict(String detail) {
        return Problem.of(ProblemType.CONFLICT, detail).refusal();
    }
}
