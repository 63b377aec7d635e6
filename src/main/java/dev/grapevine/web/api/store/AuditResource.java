package dev.grapevine.web.api.store;

import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.store.Actor;
import dev.grapevine.store.AuditEntry;
import dev.grapevine.store.AuditLog;
import dev.grapevine.store.Scope;
import dev.grapevine.web.api.Listed;
import dev.grapevine.web.api.Needs;
import dev.grapevine.web.api.PageAsked;
import dev.grapevine.web.security.Caller;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who did what to the store. */
@RestController
@RequestMapping("/api/v1/audit_log")
class AuditResource {
    private final AuditLog log;

    AuditResource(AuditLog log) {
        this.log = log;
    }

    record EntryShown(
            String id,
            Instant at,
            ActorShown by,
            String action,
            String subject,
            Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> after) {

        static EntryShown of(AuditEntry entry) {
            return new EntryShown(
                    Ids.text(IdKind.AUDIT_ENTRY, entry.id()),
                    entry.at(),
                    ActorShown.of(entry.by()),
                    entry.action(),
                    entry.subject(),
                    entry.before(),
                    entry.after());
        }
    }

    record ActorShown(
            String kind,
            @Nullable String id,
            String name,
            @Nullable String requestId) {

        static ActorShown of(Actor by) {
            IdKind kind = by.kind() == Actor.Kind.API_KEY ? IdKind.API_KEY : IdKind.TEAMMATE;
            return new ActorShown(
                    by.kind().name().toLowerCase(Locale.ROOT),
                    by.id() == null ? null : Ids.text(kind, by.id()),
                    by.name(),
                    by.requestId());
        }
    }

    @GetMapping
    @Needs(Scope.READ)
    Listed<EntryShown> list(Caller caller, PageAsked page) {
        return Listed.of(log.list(caller.storeId(), page.limit(), page.after()), EntryShown::of);
    }
}
