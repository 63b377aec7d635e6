package dev.grapevine.web.api.store;

import dev.grapevine.aside.LaidAside;
import dev.grapevine.aside.LaidAsides;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.store.Scope;
import dev.grapevine.web.api.ByTime;
import dev.grapevine.web.api.Listed;
import dev.grapevine.web.api.Needs;
import dev.grapevine.web.api.PageAsked;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.security.Caller;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Work that failed for good and was laid aside: nothing of it is lost, and it can be tried again once the cause is mended. */
@RestController
@RequestMapping("/api/v1/dead_letters")
class DeadLetterResource {
    private final LaidAsides laidAsides;

    DeadLetterResource(LaidAsides laidAsides) {
        this.laidAsides = laidAsides;
    }

    /**
     * @param kind of work, as in {@code /work}
     * @param order the shop's own number of the order that it is about
     * @param since when it was laid aside
     */
    record DeadLetterShown(String id, String kind, @Nullable String order, int attempts, String error, Instant since) {
        static DeadLetterShown of(LaidAside one) {
            return new DeadLetterShown(one.idText(), one.kind(), one.which(), one.attempts(), one.error(), one.since());
        }
    }

    /** @param replayed how many are on their way again */
    record Replayed(int replayed) {}

    /** Of all kinds of work, newest first. */
    @GetMapping
    @Needs(Scope.READ)
    Listed<DeadLetterShown> list(Caller caller, @ByTime PageAsked page) {
        return Listed.of(laidAsides.list(caller.storeId(), page.limit(), page.after()), DeadLetterShown::of);
    }

    /** Tries one again; what fails once more comes back. 404 where it is not laid aside any more. */
    @PostMapping("/{id}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Needs(Scope.ADMIN)
    Replayed replay(Caller caller, @PathVariable("id") String text) {
        UUID id = Ids.parse(IdKind.DEAD_LETTER, text)
                .orElseThrow(() -> Problem.notFound().refusal());
        if (!laidAsides.replay(caller.storeId(), id, caller.actor())) {
            throw Problem.notFound().refusal();
        }
        return new Replayed(1);
    }

    /** Tries all again, at most 200 of each kind of work. */
    @PostMapping("/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Needs(Scope.ADMIN)
    Replayed replayAll(Caller caller) {
        return new Replayed(laidAsides.replayAll(caller.storeId(), caller.actor()));
    }
}
