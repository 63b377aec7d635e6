package dev.grapevine.web.api.store;

import dev.grapevine.aside.LaidAside;
import dev.grapevine.aside.LaidAsides;
import dev.grapevine.aside.PutAway;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Work that failed for good and was laid aside: nothing of it is lost, and it can be tried again once the cause is
 * mended, or put away. */
@RestController
@RequestMapping("/api/v1/dead_letters")
class DeadLetterResource {
    private final LaidAsides laidAsides;
    private final PutAway putAway;

    DeadLetterResource(LaidAsides laidAsides, PutAway putAway) {
        this.laidAsides = laidAsides;
        this.putAway = putAway;
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

    /** @param allAlike every other of its kind with the same error as well; left out: it alone */
    record PuttingAway(@Nullable Boolean allAlike) {}

    /** @param putAway how many were taken off the list */
    record WerePutAway(int putAway) {}

    /** Of all kinds of work, newest first: what is to be mended, or what was put away. */
    @GetMapping
    @Needs(Scope.READ)
    Listed<DeadLetterShown> list(
            Caller caller,
            @ByTime PageAsked page,
            @RequestParam(name = "put_away", defaultValue = "false") boolean put) {
        return Listed.of(laidAsides.list(caller.storeId(), put, page.limit(), page.after()), DeadLetterShown::of);
    }

    /** Tries one again, put away or not; what fails once more comes back. 404 where it is not laid aside any more. */
    @PostMapping("/{id}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Needs(Scope.ADMIN)
    Replayed replay(Caller caller, @PathVariable("id") String text) {
        if (!laidAsides.replay(caller.storeId(), id(text), caller.actor())) {
            throw Problem.notFound().refusal();
        }
        return new Replayed(1);
    }

    /**
     * Takes one off the list for good, alone or with all like it; nothing is deleted, and each can still be tried again. 404 where it
     * is not on the list any more, or is an erasure, which has to be done.
     */
    @PostMapping("/{id}/put_away")
    @Needs(Scope.ADMIN)
    WerePutAway putAway(Caller caller, @PathVariable("id") String text, @RequestBody PuttingAway asked) {
        int put = putAway.put(caller.storeId(), id(text), Boolean.TRUE.equals(asked.allAlike()), caller.actor());
        if (put == 0) {
            throw Problem.notFound().refusal();
        }
        return new WerePutAway(put);
    }

    private static UUID id(String text) {
        return Ids.parse(IdKind.DEAD_LETTER, text)
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    /** Tries all again that were not put away, at most 200 of each kind of work. */
    @PostMapping("/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Needs(Scope.ADMIN)
    Replayed replayAll(Caller caller) {
        return new Replayed(laidAsides.replayAll(caller.storeId(), caller.actor()));
    }
}
