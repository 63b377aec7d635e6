package dev.grapevine.web.api.store;

import dev.grapevine.platform.work.Backlog;
import dev.grapevine.store.Scope;
import dev.grapevine.web.api.Listed;
import dev.grapevine.web.api.Needs;
import dev.grapevine.web.security.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What was accepted and is still to be worked on: who waits for the consequences of an order looks here. */
@RestController
@RequestMapping("/api/v1/work")
class WorkResource {
    private final Backlog backlog;

    WorkResource(Backlog backlog) {
        this.backlog = backlog;
    }

    @GetMapping
    @Needs(Scope.READ)
    Listed<Backlog.Waiting> list(Caller caller) {
        return new Listed<>(backlog.of(caller.storeId()), null);
    }
}
